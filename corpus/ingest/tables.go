package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// notesShare is how much less, at least, the columns behind the words hold than
// the words do, where they are somebody's notes and not words, too.
const notesShare = 4

// A tableRest is what a table holds beside labels, times and words.
type tableRest struct {
	unread  map[int]bool // paragraphs of columns that are not read
	columns map[int]int  // how many cells of each, from 1; heads may be names
	numbers int          // rows that a column counts
}

// tableMarks finds rows that hold words behind a label and perhaps a time.
func tableMarks(src *source) []mark {
	marks, _ := readTables(src)
	return marks
}

// readTables finds the turns in tables. The words are in the last column; or in
// the one with the most, where little stands behind it.
func readTables(src *source) ([]mark, tableRest) {
	rest := tableRest{unread: map[int]bool{}, columns: map[int]int{}}
	plans := tablePlans(src)
	var marks []mark
	for i := 0; i < len(src.paras); {
		row := src.paras[i].row
		j := i + 1
		for j < len(src.paras) && row > 0 && src.paras[j].row == row {
			j++
		}
		if cells := src.paras[i:j]; row > 0 {
			plan := plans[cells[0].columns]
			if plan.question > 0 {
				if row != plan.head {
					marks = append(marks, plan.questionRow(cells, i, &rest)...)
					rest.leave(cells, i, plan)
				}
				i = j
				continue
			}
			m, ok := rowMark(cells, i, plan, &rest)
			if ok && m.label == "" && len(marks) > 0 { // the speaker before goes on
				last := marks[len(marks)-1]
				m.label, m.key, m.class = last.label, last.key, last.class
			}
			switch {
			case ok && m.label != "" && !(len(marks) == 0 && isTableHead(m, cells)):
				marks = append(marks, m)
				rest.leave(cells, i, plan)
			case len(marks) > 0 && cells[0].column == plan.words:
				rest.leave(cells, i, plan)
			}
		}
		i = j
	}
	return marks, rest
}

// leave notes the cells of a row behind its words.
func (r *tableRest) leave(cells []para, first int, plan tablePlan) {
	for k, p := range cells {
		if p.column > plan.words {
			r.unread[first+k] = true
			if p.column != plan.label && (k == 0 || cells[k-1].column != p.column) {
				r.columns[p.column]++
			}
		}
	}
}

// A tablePlan says what the columns of rows with so many cells hold.
type tablePlan struct {
	words   int // the column of the words, from 1
	numbers int // the column that counts the rows; 0 where none does
	label   int // the column of the labels where it is behind the words; 0 where it is before them
	head    int // the first row

	question int    // the column of the questions; 0 where none has them alone
	answer   string // what the column of the words is called there
}

// tablePlans looks at all rows, by the number of their cells.
func tablePlans(src *source) map[int]tablePlan {
	type at struct{ columns, column int }
	words, counts, cells := map[at]int{}, map[at]int{}, map[at]int{}
	plans := map[int]tablePlan{}
	for _, p := range src.paras {
		if p.row == 0 {
			continue
		}
		plans[p.columns] = tablePlan{}
		here := at{p.columns, p.column}
		cells[here]++
		if len(p.lines) == 1 && isRowNumber(p.lines[0].text) {
			counts[here]++
		}
		for _, l := range p.lines {
			words[here] += countWords(l.text)
		}
	}
	heads := map[int][]para{}
	for _, p := range src.paras {
		if first := heads[p.columns]; p.row > 0 && (first == nil || first[0].row == p.row) {
			heads[p.columns] = append(first, p)
		}
	}
	for n := range plans {
		best, behind := n, 0
		for c := n - 1; c > 0; c-- {
			if words[at{n, c}] > words[at{n, best}] {
				best = c
			}
		}
		for c := best + 1; c <= n; c++ {
			behind += words[at{n, c}]
		}
		plan := tablePlan{words: n}
		if best > 1 && behind*notesShare < words[at{n, best}] {
			plan.words = best
		}
		plan.head = heads[n][0].row
		plan.readHeads(heads[n])
		// All cells but a head's.
		if first := (at{n, 1}); plan.words > 2 && counts[first] >= 2 && counts[first] >= cells[first]-1 {
			plan.numbers = 1
		}
		plans[n] = plan
	}
	return plans
}

func isRowNumber(s string) bool {
	return isNumber(strings.Trim(strings.TrimSpace(s), "[](). "))
}

// rowMark gives the mark of a row whose first paragraph has this index. Its
// label is empty where the row has a time or a number and no label.
func rowMark(cells []para, first int, plan tablePlan, rest *tableRest) (m mark, ok bool) {
	m = mark{para: first, at: noTime, strong: true}
	counted := 0
	for i, p := range cells {
		if p.column == plan.words {
			m.skip = i - 1
			rest.numbers += counted
			if plan.label > 0 {
				m.labelBehind(cells[i:], plan.label)
				return m, m.label != ""
			}
			return m, i > 0
		}
		if len(p.lines) > 2 || p.column > plan.words {
			return m, false
		}
		text := strings.TrimSpace(p.lines[0].plain())
		if len(p.lines) == 2 {
			if _, timed := timeAlone(p.lines[1].text); !timed {
				return m, false
			}
			text += " " + p.lines[1].text
		}
		if p.column == plan.numbers && isRowNumber(text) {
			counted++
			continue
		}
		if d, tail, timed := leadingTime(text); timed {
			_, again, ranged := leadingTime(afterDash(tail))
			if tail == "" || ranged && again == "" {
				m.at = d
				continue
			}
		}
		label, d, timed := trailingTime(text)
		if timed {
			m.at = d
		}
		label = strings.Join(strings.Fields(strings.TrimSuffix(strings.TrimSpace(label), ":")), " ")
		if m.class = classOf(label); m.class == notLabel || m.label != "" {
			return m, false
		}
		m.label, m.key = label, fold(label)
	}
	return m, false // nobody's words
}

// labelBehind takes the label from a column behind the words.
func (m *mark) labelBehind(cells []para, column int) {
	m.label = ""
	for _, p := range cells {
		if p.column == column && len(p.lines) == 1 && m.label == "" {
			label := strings.Join(strings.Fields(strings.TrimSuffix(strings.TrimSpace(p.lines[0].plain()), ":")), " ")
			if m.class = classOf(label); m.class != notLabel {
				m.label, m.key = label, fold(label)
			}
		}
	}
}

// isTableHead recognises the row that says what the columns are.
func isTableHead(m mark, cells []para) bool {
	words := cells[m.skip+1].lines[0].plain()
	return (m.class == fieldLabel || roleWord(fold(m.label)) != "") && countWords(words) <= 3 && !isSpeech(words)
}

// warnings says what of a table was not read.
func (r tableRest) warnings() []string {
	var w []string
	if r.numbers > 0 {
		w = append(w, fmt.Sprintf("the numbers of %s were left out", plural(r.numbers, "row")))
	}
	for _, column := range slices.Sorted(maps.Keys(r.columns)) {
		w = append(w, fmt.Sprintf("column %d was not read (%s)", column, plural(r.columns[column], "cell")))
	}
	return w
}
