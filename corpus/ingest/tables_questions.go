package ingest

import "strings"

// isQuestionHead and isAnswerHead know the heads of columns that hold questions
// and what was answered.
func isQuestionHead(s string) bool {
	switch headWord(s) {
	case "question", "questions", "q", "prompt", "prompts", "interviewer", "interview question", "interview questions":
		return true
	}
	return false
}

func isAnswerHead(s string) bool {
	switch headWord(s) {
	case "answer", "answers", "a", "response", "responses", "reply", "replies", "participant", "interviewee", "respondent", "client":
		return true
	}
	return false
}

func headWord(s string) string { return strings.Trim(fold(s), " :.") }

// readHeads takes from the heads of a table's columns what they hold.
func (plan *tablePlan) readHeads(cells []para) {
	heads := make([]string, cells[0].columns)
	for _, p := range cells {
		if p.column <= len(heads) && len(p.lines) == 1 && heads[p.column-1] == "" {
			heads[p.column-1] = p.lines[0].plain()
		}
	}
	if c := columnsOf(heads); c.speaker >= 0 && c.words >= 0 {
		plan.words = c.words + 1
		if c.speaker > c.words {
			plan.label = c.speaker + 1
		}
	}
	for i, head := range heads {
		if isQuestionHead(head) && i+1 < len(heads) && isAnswerHead(heads[i+1]) {
			plan.question, plan.words, plan.answer = i+1, i+2, headWord(heads[i+1])
		}
	}
}

// questionLabel is the label of what stands in a column of questions.
const questionLabel = "Question"

// questionRow gives the turns of a row of a question and its answer. What stands
// before the question is its number, or text.
func (plan tablePlan) questionRow(cells []para, first int, rest *tableRest) []mark {
	var marks []mark
	for i, p := range cells {
		label := ""
		switch {
		case p.column == plan.question:
			label = questionLabel
		case p.column == plan.words:
			label = strings.ToUpper(plan.answer[:1]) + plan.answer[1:]
		case p.column < plan.question && len(p.lines) == 1 && isRowNumber(p.lines[0].text):
			rest.unread[first+i] = true
			rest.numbers++
		}
		if label == "" || i > 0 && cells[i-1].column == p.column {
			continue
		}
		marks = append(marks, mark{para: first + i, label: label, key: fold(label), at: noTime, rest: p.lines[0].text, class: knownLabel, strong: true})
	}
	return marks
}
