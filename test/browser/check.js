// Runs inside a report, in the browser; writes TAP into the page.
(function () {
	'use strict';
	var expected = window.expected;
	var lines = [];

	function check(ok, name, detail) {
		lines.push((ok ? 'ok - ' : 'not ok - ') + expected.page + ' at ' + window.innerWidth + ': ' + name);
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

	// What was stored is shown, and has not become markup.
	check(document.compatMode === 'CSS1Compat', 'the browser takes it for standard HTML');
	check(document.characterSet === 'UTF-8' && document.documentElement.lang === 'zh-CN', 'it is Chinese in UTF-8');
	check(document.title === expected.title, 'the title is whole', document.title);
	check(document.scripts.length === 2, 'no script but the test\'s', document.scripts.length);
	check(performance.getEntriesByType('resource').length === 0, 'nothing is fetched');
	Object.keys(expected.counts).forEach(function (selector) {
		var found = all(selector).length;
		check(found === expected.counts[selector], expected.counts[selector] + ' of ' + selector, found);
	});
	Object.keys(expected.texts).forEach(function (selector) {
		var found = texts(selector).join(' | ');
		check(found === expected.texts[selector], selector + ' reads ' + expected.texts[selector], found);
	});

	// Nothing sticks out: of the page, of a cell, of a chart.
	var width = document.documentElement.clientWidth;
	var wide = all('body *').filter(function (e) {
		return !e.closest('svg') && !e.closest('section table') && e.getBoundingClientRect().right > width + 1;
	});
	check(wide.length === 0, 'the page is not wider than the window',
		wide.map(function (e) { return e.tagName + ' ' + e.textContent.slice(0, 40); }).join('; '));
	if (window.innerWidth >= 1000) {
		wide = all('table').filter(function (e) { return e.getBoundingClientRect().right > width + 1; });
		check(wide.length === 0, 'no table is wider than the window', wide.length);
	}
	var spilled = all('td, th, dt, dd').filter(function (e) { return e.scrollWidth > e.clientWidth + 1; });
	check(spilled.length === 0, 'text stays in its cell',
		spilled.map(function (e) { return e.textContent.slice(0, 40); }).join('; '));
	var clipped = all('svg text').filter(function (e) {
		var box = e.getBBox(), frame = e.ownerSVGElement.viewBox.baseVal;
		return box.x + box.width > frame.width + 1 || box.y + box.height > frame.height + 6;
	});
	check(clipped.length === 0, 'text stays in its chart',
		clipped.map(function (e) { return e.textContent; }).join('; '));
	var small = all('svg text').filter(function (e) { return e.getBoundingClientRect().height < 10; });
	check(small.length === 0, 'text of a chart is large enough to read', small.length);

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
	document.body.appendChild(result);
}());
