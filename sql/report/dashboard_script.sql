-- The script of a dashboard.  It holds no < and no &, so that the page is
-- well-formed XML.

CREATE FUNCTION dashboard_script() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $js$<script>
(function () {
	'use strict';
	function number(cell) {
		return parseFloat(cell.textContent.replace(/[,%]/g, ''));
	}
	// The rows of a table as a tree: each knows its parent and its children.
	function tree(body) {
		var path = [], roots = [], place = 0;
		Array.prototype.forEach.call(body.rows, function (row) {
			var depth = Number(row.getAttribute('data-depth') || 1);
			var node = {row: row, children: [], open: false, text: row.textContent.toLowerCase()};
			while (path.length > 0 ? path[path.length - 1].depth >= depth : false) {
				path.pop();
			}
			node.depth = depth;
			node.place = place++;
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
				node.button.setAttribute('aria-expanded', String(node.open));
			}
		});
	}
	// What is not known stands last, up or down; without a column the order is that of the page.
	function sort(nodes, column, descending, body) {
		nodes.sort(function (a, b) {
			var x = a.row.cells[column], y = b.row.cells[column], order;
			if (!x) {
				return a.place - b.place;
			}
			if (x.className.indexOf('n') !== 0) {
				order = x.textContent.localeCompare(y.textContent, 'zh');
			} else {
				x = number(x);
				y = number(y);
				if (isNaN(x) || isNaN(y)) {
					return isNaN(x) - isNaN(y) || a.place - b.place;
				}
				order = x - y;
			}
			return (descending ? -order : order) || a.place - b.place;
		});
		nodes.forEach(function (node) {
			body.appendChild(node.row);
			sort(node.children, column, descending, body);
		});
	}
	function make(name, label, parent) {
		var element = document.createElement(name);
		element.setAttribute('aria-label', label);
		parent.insertBefore(element, parent.firstChild);
		return element;
	}
	Array.prototype.forEach.call(document.querySelectorAll('table'), function (table) {
		var body = table.tBodies[0], nodes = tree(body), controls = document.createElement('p'),
			heads = Array.prototype.slice.call(table.tHead.rows[0].cells), wanted = '', select, input;
		function order(column, descending) {
			heads.forEach(function (head, place) {
				head.removeAttribute('aria-sort');
				if (place === column) {
					head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
				}
			});
			select.selectedIndex = column + 1;
			sort(nodes, column, descending, body);
		}
		function choice(title) {
			var option = document.createElement('option');
			option.textContent = title;
			select.appendChild(option);
		}
		controls.className = 'controls';
		table.parentNode.insertBefore(controls, table);
		// a telephone shows no heads to click on
		select = make('select', '排序', controls);
		choice('原次序');
		select.onchange = function () {
			var column = select.selectedIndex - 1, cell = column >= 0 ? body.rows[0].cells[column] : null;
			order(column, cell ? cell.className.indexOf('n') === 0 : false);
		};
		input = make('input', '筛选', controls);
		input.type = 'search';
		input.placeholder = '筛选';
		input.oninput = function () {
			wanted = input.value.trim().toLowerCase();
			show(nodes, wanted);
		};
		heads.forEach(function (head, column) {
			var title = head.textContent, button = document.createElement('button');
			choice(title);
			button.type = 'button';
			button.title = '排序';
			while (head.firstChild) {
				button.appendChild(head.firstChild);
			}
			head.appendChild(button);
			button.onclick = function () {
				order(column, head.getAttribute('aria-sort') !== 'descending');
			};
		});
		each(nodes, function (node) {
			node.open = node.depth === 1;
			if (node.children.length > 0) {
				node.button = make('button', '展开或收起下级', node.row.cells[0]);
				node.button.type = 'button';
				node.button.onclick = function () {
					node.open = !node.open;
					show(nodes, wanted);
				};
			}
		});
		show(nodes, wanted);
	});
}());
</script>
$js$;
COMMENT ON FUNCTION dashboard_script() IS
'part of dashboard_html: filters the rows of a table, sorts them within their parent, folds and unfolds them; needs no network. '
'Without it all rows are shown';
