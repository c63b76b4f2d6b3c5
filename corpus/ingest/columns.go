package ingest

import (
	"slices"
	"strings"
	"time"
)

// Cells of so many in a hundred have the form of their column.
const columnShare = 80

// guessColumns says what the columns of a table hold whose names do not tell,
// from the cells: times, labels that recur, and the words, which are most of the
// table. head is whether the first row names columns. ok is false where it is no
// table of turns.
func guessColumns(rows [][]string) (c columns, head, ok bool) {
	if len(rows) < 2 {
		return c, false, false
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	c = columns{speaker: -1, words: -1, start: -1, names: make([]string, width), passed: map[int]bool{}}
	body := rows[1:]
	words, all := make([]int, width), 0
	for _, row := range body {
		for i, cell := range row {
			if !isClockCell(cell) && !isNumberCell(cell) {
				n := countWords(cell)
				words[i] += n
				all += n
			}
		}
	}
	for i, n := range words {
		if c.words < 0 || n > words[c.words] {
			c.words = i
		}
	}
	if 2*words[c.words] < all || words[c.words] < 2*len(body) || !anySpeech(body, c.words) {
		return c, false, false
	}
	for i := range width {
		switch {
		case i == c.words:
		case columnHolds(body, i, isClockCell):
			if c.start < 0 {
				c.start = i
			} else {
				c.passed[i] = true
			}
		case columnHolds(body, i, isNumberCell):
			c.passed[i] = true
		case c.speaker < 0 && columnHolds(body, i, func(s string) bool { return classOf(s) > fieldLabel }) && recur(body, i):
			c.speaker = i
		}
	}
	return c, !c.fits(rows[0], body), c.speaker >= 0
}

// fits says whether the first row is one like the others.
func (c columns) fits(first []string, body [][]string) bool {
	if c.start >= 0 && (c.start >= len(first) || !isClockCell(first[c.start])) {
		return false
	}
	label := fold(cellOf(first, c.speaker))
	return slices.ContainsFunc(body, func(row []string) bool { return fold(cellOf(row, c.speaker)) == label })
}

func cellOf(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}

func columnHolds(rows [][]string, i int, form func(string) bool) bool {
	have, fit := 0, 0
	for _, row := range rows {
		if cell := cellOf(row, i); cell != "" {
			have++
			if form(cell) {
				fit++
			}
		}
	}
	return have*2 >= len(rows) && fit*100 >= have*columnShare
}

// recur says whether the labels of a column come twice on average.
func recur(rows [][]string, i int) bool {
	labels, n := map[string]bool{}, 0
	for _, row := range rows {
		if cell := cellOf(row, i); cell != "" {
			labels[fold(cell)] = true
			n++
		}
	}
	return len(labels) > 1 && n >= 2*len(labels)-1
}

func anySpeech(rows [][]string, i int) bool {
	return slices.ContainsFunc(rows, func(row []string) bool { return isSpeech(cellOf(row, i)) })
}

func isClockCell(s string) bool {
	d, n, _ := clock(strings.TrimSpace(s))
	return d >= time.Duration(0) && n > 0 && n == len(strings.TrimSpace(s))
}

func isNumberCell(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789.,") == ""
}
