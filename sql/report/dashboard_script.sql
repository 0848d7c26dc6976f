-- The script of a dashboard.  It holds no < and no &, so that the page is
-- well-formed XML.

CREATE FUNCTION dashboard_script() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $js$<script>
(function () {
	'use strict';
	function number(cell) {
		var text = cell.textContent.replace(/[,%]/g, ''), value = parseFloat(text);
		return isNaN(value) ? -Infinity : value;
	}
	// The rows of a table as a tree: each knows its parent and its children.
	function tree(body) {
		var path = [], roots = [];
		Array.prototype.forEach.call(body.rows, function (row) {
			var depth = Number(row.getAttribute('data-depth') || 1);
			var node = {row: row, children: [], open: false, text: row.textContent.toLowerCase()};
			while (path.length > 0 ? path[path.length - 1].depth >= depth : false) {
				path.pop();
			}
			node.depth = depth;
			node.parent = path.length > 0 ? path[path.length - 1] : null;
			(node.parent ? node.parent.children : roots).push(node);
			path.push(node);
		});
		return roots;
	}
	function each(nodes, visit) {
		nodes.forEach(function (node) {
			visit(node);
			each(node.children, visit);
		});
	}
	// Shown is what hangs below open rows or, with a filter, what matches and what it hangs below.
	function show(nodes, wanted) {
		each(nodes, function (node) {
			node.match = wanted !== '' ? node.text.indexOf(wanted) >= 0 : false;
		});
		each(nodes, function (node) {
			for (var up = node.match ? node.parent : null; up; up = up.parent) {
				up.match = true;
			}
		});
		each(nodes, function (node) {
			var visible = node.parent ? (node.parent.visible ? node.parent.open : false) : true;
			node.visible = wanted !== '' ? node.match : visible;
			node.row.hidden = !node.visible;
			if (node.button) {
				node.button.textContent = node.open ? '-' : '+';
				node.button.setAttribute('aria-expanded', String(node.open));
			}
		});
	}
	function sort(nodes, column, descending, body) {
		nodes.sort(function (a, b) {
			var x = a.row.cells[column], y = b.row.cells[column], order;
			if (x.className.indexOf('n') === 0) {
				order = number(x) - number(y);
				order = isNaN(order) ? 0 : order;
			} else {
				order = x.textContent.localeCompare(y.textContent, 'zh');
			}
			return descending ? -order : order;
		});
		nodes.forEach(function (node) {
			body.appendChild(node.row);
			sort(node.children, column, descending, body);
		});
	}
	Array.prototype.forEach.call(document.querySelectorAll('table'), function (table) {
		var body = table.tBodies[0], nodes = tree(body), input = document.createElement('input'),
			controls = document.createElement('p');
		var wanted = '';
		each(nodes, function (node) {
			node.open = node.depth === 1;
			if (node.children.length > 0) {
				node.button = document.createElement('button');
				node.button.type = 'button';
				node.button.setAttribute('aria-label', '展开或收起下级');
				node.button.onclick = function () {
					node.open = !node.open;
					show(nodes, wanted);
				};
				node.row.cells[0].insertBefore(node.button, node.row.cells[0].firstChild);
			}
		});
		input.type = 'search';
		input.placeholder = '筛选';
		input.setAttribute('aria-label', '筛选');
		input.oninput = function () {
			wanted = input.value.trim().toLowerCase();
			show(nodes, wanted);
		};
		controls.className = 'controls';
		controls.appendChild(input);
		table.parentNode.insertBefore(controls, table);
		Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell, column) {
			var button = document.createElement('button'), descending = false;
			button.type = 'button';
			button.title = '排序';
			while (cell.firstChild) {
				button.appendChild(cell.firstChild);
			}
			cell.appendChild(button);
			button.onclick = function () {
				descending = !descending;
				sort(nodes, column, descending, body);
				cell.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
			};
		});
		show(nodes, wanted);
	});
}());
</script>
$js$;
COMMENT ON FUNCTION dashboard_script() IS
'part of dashboard_html: filters the rows of a table, sorts them within their parent, folds and unfolds them; needs no network. '
'Without it all rows are shown';
