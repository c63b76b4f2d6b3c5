package analysis

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

const bookText = `codebook: 1
themes:
  - id: elephant
    name: naming the elephant
    themes:
      - id: tone
      - id: authenticity
  - id: good-enough
    name: good enough
  - id: old
    status: retired
`

func book(t testing.TB, text string) *codebook.Book {
	t.Helper()
	b, err := codebook.Parse([]byte(text), "codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func where(t testing.TB, s string) query.Node {
	t.Helper()
	n, err := query.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// transcript builds a document from turns such as "P1", "I" (interviewer),
// "O" (other), "#" (heading); each turn spans ten bytes: turn i is [10i, 10i+10).
func transcript(id, cycle string, turns ...string) Document {
	d := Document{Meta: corpus.Meta{ID: id, Kind: "interview", Cycle: cycle}}
	number := map[string]Voice{"#": Heading}
	for _, turn := range turns {
		v, known := number[turn]
		if !known {
			v = Voice(len(d.Speakers))
			number[turn] = v
			sp := corpus.Speaker{Label: turn, Kind: corpus.ParticipantSpeech, Participant: turn}
			switch turn {
			case "I":
				sp = corpus.Speaker{Label: "Interviewer", Kind: corpus.InterviewerSpeech}
			case "O":
				sp = corpus.Speaker{Label: "Other", Kind: corpus.OtherSpeech}
			default:
				d.Participants = append(d.Participants, turn)
			}
			d.Speakers = append(d.Speakers, sp)
		}
		d.Turns = append(d.Turns, v)
	}
	return d
}

// mark10 is a coding of turns [first, last) of transcript's documents.
func mark10(document int, coder, theme string, first, last int) coding.Record {
	return coding.Record{
		ID: fmt.Sprintf("%s-%s-%d-%d", coder, theme, document, first), Theme: theme, Coder: coder, Document: document,
		Span: corpus.Span{Start: 10 * first, End: 10 * last}, FirstTurn: first, LastTurn: last,
	}
}

func roster(columns string, rows ...string) *corpus.Roster {
	r := &corpus.Roster{Columns: strings.Split(columns, ",")}
	for _, row := range rows {
		cells := strings.Split(row, ",")
		p := corpus.Participant{ID: cells[0], Attributes: map[string]string{}}
		for i, cell := range cells[1:] {
			p.Attributes[r.Columns[i]] = cell
		}
		r.Participants = append(r.Participants, p)
	}
	return r
}

// small is the study of the hand-worked examples. P1 and P2 are Pod Leaders,
// P3 is a client of two services, P4 has no role, P5 was never interviewed.
//
//	      turn 0  1   2   3   4
//	T1    #       I   P1  I   P1      2018
//	T2    I       P2  P3  P2          2019
//	T10   P3      P4                  2019
func small(t testing.TB) *Study {
	return &Study{
		Book: book(t, bookText),
		Roster: roster("role,service,cycle",
			"P1,Pod Leader,,2018", "P2,pod  leader,,", "P3,Client,Floating Support; Hub,", "P4,,Hub,", "P5,Client,Hub,2019"),
		Documents: []Document{
			transcript("T1", "2018", "#", "I", "P1", "I", "P1"),
			transcript("T2", "2019", "I", "P2", "P3", "P2"),
			transcript("T10", "2019", "P3", "P4"),
		},
		Records: []coding.Record{
			mark10(0, "ash", "tone", 2, 3),         // P1
			mark10(0, "ash", "tone", 2, 5),         // overlaps the one above: P1 twice, I between
			mark10(0, "bo", "tone", 2, 3),          // the same words by another coder
			mark10(0, "ash", "authenticity", 4, 5), // P1
			mark10(1, "ash", "elephant", 1, 3),     // P2 and P3
			mark10(1, "ash", "good-enough", 0, 1),  // interviewer only
			mark10(2, "bo", "good-enough", 0, 1),   // P3
			mark10(2, "bo", "nowhere", 0, 1),       // no such theme
		},
		Finished: []Finish{{Coder: "ash", Document: 0}, {Coder: "bo", Document: 1, Themes: []string{"tone"}}},
	}
}
