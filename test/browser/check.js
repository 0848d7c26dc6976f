// Runs inside a report, in a frame of the browser's page; writes TAP into that page.
(function () {
	'use strict';
	var expected = window.expected;
	var lines = [];

	function check(ok, name, detail) {
		lines.push((ok ? 'ok - ' : 'not ok - ') + expected.page + ' at ' + (expected.paper ? 'paper of ' : '') +
			window.innerWidth + ': ' + name);
		if (!ok && detail !== undefined) {
			lines.push('# ' + detail);
		}
	}

	function all(selector) {
		return Array.prototype.slice.call(document.querySelectorAll(selector));
	}

	function texts(selector) {
		return all(selector).map(function (e) { return e.textContent; });
	}

	// A page that has a script is used: an action, where, with what, and what it makes visible where.
	function visible(selector) {
		return all(selector).filter(function (e) { return e.getClientRects().length > 0; })
			.map(function (e) { return e.textContent; }).join(' | ');
	}
	(expected.use || []).forEach(function (step) {
		var element = document.querySelector(step[1]), found;
		if (step[0] === 'click') {
			element.click();
		} else if (step[0] === 'type') {
			element.value = step[2];
			element.dispatchEvent(new Event('input'));
		} else if (step[0] === 'choose') {
			element.selectedIndex = step[2];
			element.dispatchEvent(new Event('change'));
		}
		found = visible(step[3]);
		check(found === step[4], step.slice(0, 3).join(' ') + ': ' + step[3] + ' shows ' + step[4], found);
	});

	// What was stored is shown, and has not become markup.
	check(document.compatMode === 'CSS1Compat', 'the browser takes it for standard HTML');
	check(document.characterSet === 'UTF-8' && document.documentElement.lang === 'zh-CN', 'it is Chinese in UTF-8');
	check(document.title === expected.title, 'the title is whole', document.title);
	check(document.scripts.length === 2 + (expected.scripts || 0), 'no script but the test\'s and the page\'s own',
		document.scripts.length);
	check(performance.getEntriesByType('resource').length === 0, 'nothing is fetched');
	Object.keys(expected.counts).forEach(function (selector) {
		var found = all(selector).length;
		check(found === expected.counts[selector], expected.counts[selector] + ' of ' + selector, found);
	});
	Object.keys(expected.texts).forEach(function (selector) {
		var found = texts(selector).join(' | ');
		check(found === expected.texts[selector], selector + ' reads ' + expected.texts[selector], found);
	});

	// Nothing sticks out: of the page, of a cell, of a chart.  Only a form, which
	// is as wide as paper, scrolls on a narrow screen, and by itself.
	var width = document.documentElement.clientWidth;
	check(document.documentElement.scrollWidth <= width, 'the page does not scroll sideways',
		document.documentElement.scrollWidth);
	var wide = all('body *').filter(function (e) {
		return !e.closest('svg') && !e.closest('article table') && e.getBoundingClientRect().right > width + 1;
	});
	check(wide.length === 0, 'the page is not wider than the window',
		wide.map(function (e) { return e.tagName + ' ' + e.textContent.slice(0, 40); }).join('; '));
	if (window.innerWidth >= 1000) {
		wide = all('table').filter(function (e) { return e.getBoundingClientRect().right > width + 1; });
		check(wide.length === 0, 'no table is wider than the window', wide.length);
	}
	var spilled = all('td, th, dt, dd').filter(function (e) {
		return e.getClientRects().length > 0 && e.scrollWidth > e.clientWidth + 1;
	});
	check(spilled.length === 0, 'text stays in its cell',
		spilled.map(function (e) { return e.textContent.slice(0, 40); }).join('; '));
	var clipped = all('svg text').filter(function (e) {
		var box = e.getBBox(), frame = e.ownerSVGElement.viewBox.baseVal;
		return box.x < -1 || box.x + box.width > frame.width + 1 || box.y + box.height > frame.height + 6;
	});
	check(clipped.length === 0, 'text stays in its chart',
		clipped.map(function (e) { return e.textContent; }).join('; '));
	var small = all('svg text').filter(function (e) { return e.getBoundingClientRect().height < 10; });
	check(small.length === 0, 'text of a chart is large enough to read', small.length);

	// Every piece of text: the boxes of its lines, which are taller than its letters.
	function pieces() {
		var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [], node, range;
		while ((node = walker.nextNode())) {
			if (node.data.trim() !== '' && !/^(SCRIPT|STYLE)$/.test(node.parentNode.tagName)) {
				range = document.createRange();
				range.selectNodeContents(node);
				Array.prototype.forEach.call(range.getClientRects(), function (r) {
					if (r.width > 1) {
						found.push({node: node, left: r.left + 1, right: r.right - 1,
							top: r.top + r.height * 0.25, bottom: r.bottom - r.height * 0.25});
					}
				});
			}
		}
		return found;
	}
	var text = pieces().sort(function (a, b) { return a.top - b.top; });
	var overlaps = [];
	text.forEach(function (a, i) {
		for (var k = i + 1; k < text.length && text[k].top < a.bottom; k++) {
			if (text[k].left < a.right && a.left < text[k].right) {
				overlaps.push(a.node.data.slice(0, 20) + ' / ' + text[k].node.data.slice(0, 20));
			}
		}
	});
	check(overlaps.length === 0, 'no text lies on another', overlaps.slice(0, 5).join('; '));

	// A figure is never broken, and no text is squeezed into a few characters a line.
	var broken = all(expected.paper ? 'td.n:not(.long), td.w, dd' : 'td.n, td.w, dd').filter(function (e) {
		var tops = text.filter(function (t) { return e.contains(t.node) && !t.node.parentNode.closest('small'); })
			.map(function (t) { return Math.round(t.top); });
		return tops.length > 0 && Math.max.apply(null, tops) - Math.min.apply(null, tops) > 8;
	});
	check(broken.length === 0, 'no figure is broken', broken.map(function (e) { return e.textContent; }).join('; '));
	var squeezed = all('td, li, p').filter(function (e) {
		return e.getClientRects().length > 0 && e.textContent.trim().length > 6 &&
			e.clientWidth < 4.5 * parseFloat(getComputedStyle(e).fontSize);
	});
	check(squeezed.length === 0, 'no column of four characters',
		squeezed.map(function (e) { return e.textContent.slice(0, 20); }).join('; '));

	// Contrast as WCAG 2 defines it, against what lies below the text.
	function luminance(color) {
		var parts = color.map(function (c) {
			c /= 255;
			return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
		});
		return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
	}
	function rgba(color) {
		return color.match(/[\d.]+/g).map(Number);
	}
	function below(piece, element) {
		var svg = element.closest('svg'), color, e;
		if (svg) {
			Array.prototype.forEach.call(svg.querySelectorAll('rect'), function (r) {
				var box = r.getBoundingClientRect(), x = (piece.left + piece.right) / 2, y = (piece.top + piece.bottom) / 2;
				if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) {
					color = rgba(getComputedStyle(r).fill);
				}
			});
			if (color) {
				return color;
			}
		}
		for (e = element; e; e = e.parentElement) {
			color = rgba(getComputedStyle(e).backgroundColor);
			if (color.length < 4 || color[3] > 0) {
				return color;
			}
		}
		return [255, 255, 255];
	}
	var faint = text.filter(function (piece) {
		var element = piece.node.parentElement, style = getComputedStyle(element);
		var a = luminance(rgba(element.closest('svg') ? style.fill : style.color).slice(0, 3));
		var b = luminance(below(piece, element).slice(0, 3));
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
	});
	check(faint.length === 0, 'text has a contrast of at least 4.5',
		faint.slice(0, 5).map(function (t) { return t.node.data.slice(0, 20); }).join('; '));

	// A font that lacks a character shows the same box for any.
	function drawn(character) {
		var canvas = document.createElement('canvas'), context = canvas.getContext('2d');
		context.font = getComputedStyle(document.body).font;
		context.fillText(character, 20, 40);
		return canvas.toDataURL();
	}
	check(drawn('预') !== drawn('算'), 'there is a font for Chinese');

	var result = document.createElement('pre');
	result.id = 'tap';
	result.textContent = '\n' + lines.join('\n') + '\n';
	window.parent.document.body.appendChild(result);
}());
