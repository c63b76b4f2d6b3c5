package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

func TestLayoutsOfOffices(t *testing.T) {
	for _, c := range []struct{ why, name, content, layout, want string }{
		{"dictated in Word", "a.txt", "Transcript\n\n00:00:10 Speaker 1\nSo how was it?\n\n00:00:14 Speaker 2\nGood enough.\n\n00:00:20 Speaker 1\nRight.\n", "time-label",
			"|-|Transcript\nSpeaker 1|0:00:10|So how was it?\nSpeaker 2|0:00:14|Good enough.\nSpeaker 1|0:00:20|Right.\n"},
		{"labels alone on their line", "a.txt", "Transcript\n\nSpeaker 1\nSo how was it?\n\nSpeaker 2\nGood enough.\n\nYes\n\nSpeaker 1\nRight.\n\nSpeaker 2\nIndeed.\n", "label-line",
			"|-|Transcript\nSpeaker 1|-|So how was it?\nSpeaker 2|-|Good enough.¶Yes\nSpeaker 1|-|Right.\nSpeaker 2|-|Indeed.\n"},
		{"names alone on their line", "a.txt", "Jo Moss\nSo how was it?\n\nSam\nGood enough.\n\nJo Moss\nAnd then?\n\nSam\nThen it rained.\n\nJo Moss\nRight.\n\nSam\nIndeed.\n", "label-line",
			"Jo Moss|-|So how was it?\nSam|-|Good enough.\nJo Moss|-|And then?\nSam|-|Then it rained.\nJo Moss|-|Right.\nSam|-|Indeed.\n"},
		{"initials that a legend explains", "a.txt", "Key: JB = interviewer; MK = participant\n\nJB So how was it?\n\nMK Good enough. A lot of it.\n\nA lot.\n\nJB Right.\n", "initials",
			"|-|Key: JB = interviewer; MK = participant\nJB|-|So how was it?\nMK|-|Good enough. A lot of it.¶A lot.\nJB|-|Right.\n"},
		{"initials set off by a tab", "a.txt", "JB\tSo how was it?\nMK\tGood enough.\nJB\tAnd then?\nMK\tRain.\nJB\tRight.\nMK\tYes.\n", "initials",
			"JB|-|So how was it?\nMK|-|Good enough.\nJB|-|And then?\nMK|-|Rain.\nJB|-|Right.\nMK|-|Yes.\n"},
		{"initials and a dash", "a.txt", "JB – So how was it?\n\nMK – Good enough.\n\nJB – And then?\n\nMK – Rain.\n\nJB – Right.\n\nMK – Yes.\n", "initials",
			"JB|-|So how was it?\nMK|-|Good enough.\nJB|-|And then?\nMK|-|Rain.\nJB|-|Right.\nMK|-|Yes.\n"},
		{"only the interviewer is labelled", "a.txt", "Interviewer: So how was it?\n\nGood enough, I would say.\n\nReally.\n\nInterviewer: And then?\n\nNote: it rained.\n\nInterviewer: Who said that?\n\nShe said: nobody.\n", "interviewer-only",
			"Interviewer|-|So how was it?\nParticipant|-|Good enough, I would say.¶Really.\nInterviewer|-|And then?\nParticipant|-|Note: it rained.\nInterviewer|-|Who said that?\nParticipant|-|She said: nobody.\n"},
		{"Q and nothing", "a.txt", "Q: So how was it?\n\nGood enough.\n\nQ: And then?\n\nIt rained.\n\nQ: Right?\n\nRight.\n", "interviewer-only",
			"Q|-|So how was it?\nParticipant|-|Good enough.\nQ|-|And then?\nParticipant|-|It rained.\nQ|-|Right?\nParticipant|-|Right.\n"},
		{"a bare time before the label", "a.txt", "00:19 JO: So?\n00:25 SAM: Yes.\n00:31 JO: Right.\n", "time-label",
			"JO|0:00:19|So?\nSAM|0:00:25|Yes.\nJO|0:00:31|Right.\n"},
		{"numbered turns", "a.txt", "1  I: So how was it?\n\n2  P07: Good enough.\n\n3  I: And then?\n", "label-colon",
			"I|-|So how was it?\nP07|-|Good enough.\nI|-|And then?\n"},
		{"numbered turns with one taken out", "a.txt", "1. I: So how was it?\n\n2. P07: Good enough.\n\n4. I: And then?\n\n5. P07: Rain.\n", "label-colon",
			"I|-|So how was it?\nP07|-|Good enough.\nI|-|And then?\nP07|-|Rain.\n"},
		{"numbers in brackets", "a.txt", "[1] Interviewer: So how was it?\n[2] P07: Good enough.\n[3] Interviewer: Right?\n", "label-colon",
			"Interviewer|-|So how was it?\nP07|-|Good enough.\nInterviewer|-|Right?\n"},
		{"Zoom's chat of speech", "a.txt", "[Bogna Kovar] 10:15:03\nSo?\n\n[Ewart Pell] 10:15:09\nGood enough.\n\n[Bogna Kovar] 10:15:20\nRight.\n", "label-time",
			"Bogna Kovar|10:15:03|So?\nEwart Pell|10:15:09|Good enough.\nBogna Kovar|10:15:20|Right.\n"},
		{"labels as headings", "a.md", "### Interviewer\n\nSo?\n\n### P07\n\nGood enough.\n\n### Interviewer\n\nRight.\n", "label-line",
			"Interviewer|-|So?\nP07|-|Good enough.\nInterviewer|-|Right.\n"},
		{"Teams", "a.txt", "Meeting in May\nMay 4, 2026, 10:15AM\n12m 3s\n\nBogna Kovar   0:03\nSo how was it?\n\nEwart Pell   0:07\nGood enough.\nReally.\n\nBogna Kovar   0:15\nRight.\n", "label-time",
			"|-|Meeting in May↵May 4, 2026, 10:15AM↵12m 3s\nBogna Kovar|0:00:03|So how was it?\nEwart Pell|0:00:07|Good enough.↵Really.\nBogna Kovar|0:00:15|Right.\n"},
		{"an arrow behind the label", "a.txt", "P07 > Good enough.\nI > So?\nP07 > Yes.\nI > Right?\nP07 > Right.\nI > Thanks.\n", "initials",
			"P07|-|Good enough.\nI|-|So?\nP07|-|Yes.\nI|-|Right?\nP07|-|Right.\nI|-|Thanks.\n"},
		{"a label again for each paragraph", "a.txt", "I: So?\n\nP07: One.\n\nP07: Two.\n\nI: Right.\n", "label-colon",
			"I|-|So?\nP07|-|One.\nP07|-|Two.\nI|-|Right.\n"},
		{"plain text has no labels", "a.txt", "Okay\n\nIt rained for a week.\n\nOkay\n\nThen it stopped.\n\nOkay\n\nThat was all.\n", "paragraphs",
			"|-|Okay\n|-|It rained for a week.\n|-|Okay\n|-|Then it stopped.\n|-|Okay\n|-|That was all.\n"},
		{"a focus group", "a.txt", "MOD: So?\nP1: One.\nP2: Two.\nP3: Three.\nP4: Four.\nP5: Five.\nP2: Two again.\nMOD: Right.\n", "label-colon",
			"MOD|-|So?\nP1|-|One.\nP2|-|Two.\nP3|-|Three.\nP4|-|Four.\nP5|-|Five.\nP2|-|Two again.\nMOD|-|Right.\n"},
	} {
		t.Run(c.why, func(t *testing.T) {
			r := mustRead(t, c.name, c.content, Options{})
			if got := script(r.Utterances); got != c.want || r.Layout != c.layout {
				t.Errorf("layout %s\n%swant %s\n%s", r.Layout, got, c.layout, c.want)
			}
			composes(t, r)
		})
	}
}

func TestALegendSaysWhoAsks(t *testing.T) {
	r := mustRead(t, "a.txt", "JB: interviewer\nMK: client\n\nJB: So how was it?\n\nMK: Good enough.\n\nJB: Right.\n\nMK: Yes.\n", Options{})
	if len(r.Speakers) != 2 || r.Speakers[0].Kind != corpus.InterviewerSpeech || r.Speakers[1].Kind != corpus.ParticipantSpeech || r.Speakers[0].Turns != 2 {
		t.Errorf("%+v\n%s", r.Speakers, script(r.Utterances))
	}
}

func TestQuestionsInItalics(t *testing.T) {
	q := func(s string) string { return `<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>` }
	r := mustRead(t, "a.docx", docxOf(t, q("So?")+p("Good enough, I would say.")+q("And then?")+p("It rained for a week and more.")+q("Right?")+p("Right, I would say so.")), Options{})
	if r.Layout != layoutBoldQuestion || len(r.Speakers) != 2 || r.Speakers[0].Turns != 3 {
		t.Errorf("%s %+v", r.Layout, r.Speakers)
	}
}

func TestNumbersOfTurnsAreLeftOut(t *testing.T) {
	item := func(s string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	numbering := `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	word := func(body string) string {
		return zipOf(t, map[string]string{
			"[Content_Types].xml":          "<Types/>",
			"word/document.xml":            `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`,
			"word/_rels/document.xml.rels": `<Relationships><Relationship Type="x/numbering" Target="numbering.xml"/></Relationships>`,
			"word/numbering.xml":           numbering,
		})
	}
	r := mustRead(t, "a.docx", word(item("I: So?")+item("P07: Good enough.")+item("I: Right.")), Options{})
	if got := script(r.Utterances); got != "I|-|So?\nP07|-|Good enough.\nI|-|Right.\n" || !hasWarning(r, "the numbers of 3 paragraphs were left out") {
		t.Errorf("%s %q", got, r.Warnings)
	}
	r = mustRead(t, "a.docx", word(p("P07: Three things.")+item("the rope")+item("the paint")), Options{})
	if got := script(r.Utterances); !strings.Contains(got, "1. the rope") || !strings.Contains(got, "2. the paint") {
		t.Error(got)
	}
}

func TestScoresAndReasons(t *testing.T) {
	r := mustRead(t, "a.txt", "[00:10] JO: Hello.\n[00:14] SAM: Hi.\n[00:20] JO: So.\n", Options{})
	if len(r.Scores) != 2 || r.Scores[0].Layout != "time-label" || r.Scores[0].Score < 0.8 || r.Scores[1].Layout != "label-colon" || r.Reason != "3 lines begin with a time and a label; 1 of 2 labels recur" {
		t.Errorf("%q %+v", r.Reason, r.Scores)
	}
	run := strings.Repeat("It rained, and nobody said a word about it.\n\n", 40)
	if long := mustRead(t, "a.txt", "I: So?\n\nP07: Good enough.\n\n"+run+"I: Right.\n", Options{}); long.Scores[0].Score > 0.5 {
		t.Errorf("40 paragraphs without a label: %+v", long.Scores[0])
	}
	none := mustRead(t, "a.txt", run, Options{})
	if none.Scores[0].Score != 0 || none.Reason == "" {
		t.Errorf("%+v", none.Scores)
	}
}

func TestDoubts(t *testing.T) {
	talk := func(pairs ...string) string {
		var b strings.Builder
		for i := 0; i < len(pairs); i += 2 {
			b.WriteString(pairs[i] + ": " + pairs[i+1] + "\n\n")
		}
		return b.String()
	}
	asks := func(a, b string) string {
		return talk(a, "So how was it?", b, "Good enough.", a, "And then?", b, "Rain.", a, "Who said so?", b, "Nobody, I think.")
	}
	for _, c := range []struct{ why, content, want string }{
		{"who asks is plain", asks("Jo", "Sam"), "interviewer Jo,Sam guess Jo"},
		{"nobody asks", talk("Jo", "One.", "Sam", "Two.", "Jo", "Three.", "Sam", "Four."), "interviewer Jo,Sam guess "},
		{"a name beside a participant", talk("Jo", "One.", "Participant", "Two.", "Jo", "Three.", "Participant", "Four."), "interviewer Jo,Participant guess Jo"},
		{"roles are no short names", asks("I", "Senator Black") + talk("Senator", "Yes.", "I", "So?", "Senator", "No.", "I", "So?", "Senator Greene", "No.", "I", "So?", "Senator Greene", "Yes."), ""},
		{"a first name that two share", asks("I", "Sam Example") + talk("Sam", "Yes.", "I", "So?", "Sam", "No.", "I", "So?", "Sam Other", "No.", "I", "So?", "Sam Other", "Yes."), ""},
		{"an interviewer is known", asks("I", "Sam"), ""},
		{"two words for one", asks("I", "P07") + asks("INT", "P07"), "same I,INT guess I"},
		{"two interviewers with numbers", asks("Interviewer 1", "P07") + asks("Interviewer 2", "P07"), ""},
		{"a nought", asks("I", "P07") + talk("P7", "Yes."), "same P07,P7 guess P07"},
		{"an O for a nought", asks("I", "P07") + talk("PO7", "Yes."), "same P07,PO7 guess P07"},
		{"a slip of the keys", asks("I", "Participant") + talk("I", "So?", "Particpant", "Yes.", "I", "So?"), "same Participant,Particpant guess Participant|label Particpant guess "},
		{"a label in somebody's talk", "I: So?\n\nP07: She said: no.\n\nNurse: come in, he said.\n\nI: Right.\n\nP07: Yes.\n", "label Nurse guess "},
		{"other people", asks("I", "P07") + asks("I", "P08"), ""},
		{"a first name", asks("I", "Sam Example") + talk("Sam", "Yes.", "I", "So?", "Sam", "No."), "same Sam Example,Sam guess Sam Example"},
		{"initials of a name", asks("I", "Sam Example") + talk("SE", "Yes.", "I", "So?", "SE", "No."), "same Sam Example,SE guess Sam Example"},
	} {
		r := mustRead(t, "a.txt", c.content, Options{})
		var got []string
		for _, d := range r.Doubts {
			got = append(got, fmt.Sprintf("%s %s guess %s", d.Kind, strings.Join(d.Labels, ","), d.Guess))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.why, s, c.want)
		}
	}
}

func TestLabelsThatWereSaidToBeOne(t *testing.T) {
	const text = "I: So?\n\nP07: Yes.\n\nINT: And?\n\nP07: No.\n\ninterviewer 1: Right.\n"
	r := mustRead(t, "a.txt", text, Options{Same: map[string]string{"int": "I", "i": "Interviewer", "Interviewer 1": "Interviewer"}})
	if len(r.Speakers) != 2 || r.Speakers[0] != (SpeakerCount{"Interviewer", corpus.InterviewerSpeech, 3, 3}) || len(r.Doubts) != 0 {
		t.Errorf("%+v %+v", r.Speakers, r.Doubts)
	}
	mustRead(t, "a.txt", text, Options{Same: map[string]string{"I": "INT", "INT": "I"}}) // a circle ends
}
