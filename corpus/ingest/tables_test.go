package ingest

import (
	"strings"
	"testing"
)

func table(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }

// rowOf makes a row of cells of one paragraph each.
func rowOf(cells ...string) string {
	var ps []string
	for _, c := range cells {
		ps = append(ps, p(c))
	}
	return row(ps...)
}

func TestTablesOfOffices(t *testing.T) {
	const plain = "I|-|So how was it?\nP07|-|Good enough.\nI|-|And then?\nP07|-|Rain.\n"
	const timed = "I|0:00:10|So how was it?\nP07|0:00:14|Good enough.\nI|0:00:20|And then?\nP07|0:00:25|Rain.\n"
	for _, c := range []struct{ why, body, want, warning string }{
		{"label and words", table(rowOf("I", "So how was it?"), rowOf("P07", "Good enough."), rowOf("I", "And then?"), rowOf("P07", "Rain.")), plain, ""},
		{"labels with colons below a head", table(rowOf("Speaker", "Text"), rowOf("I:", "So how was it?"), rowOf("P07:", "Good enough."), rowOf("I:", "And then?"), rowOf("P07:", "Rain.")), "|-|Speaker\n|-|Text\n" + plain, ""},
		{"a time first", table(rowOf("00:00:10", "I", "So how was it?"), rowOf("00:00:14", "P07", "Good enough."), rowOf("00:00:20", "I", "And then?"), rowOf("00:00:25", "P07", "Rain.")), timed, ""},
		{"a time in the middle", table(rowOf("I", "00:00:10", "So how was it?"), rowOf("P07", "00:00:14", "Good enough."), rowOf("I", "00:00:20", "And then?"), rowOf("P07", "00:00:25", "Rain.")), timed, ""},
		{"a range of times", table(rowOf("00:00:10 - 00:00:13", "I", "So how was it?"), rowOf("00:00:14 - 00:00:19", "P07", "Good enough."), rowOf("00:00:20 - 00:00:24", "I", "And then?"), rowOf("00:00:25 - 00:00:30", "P07", "Rain.")), timed, ""},
		{"numbers of rows", table(rowOf("1", "I", "So how was it?"), rowOf("2", "P07", "Good enough."), rowOf("3.", "I", "And then?"), rowOf("4", "P07", "Rain.")), plain, "the numbers of 4 rows were left out"},
		{"numbers and times", table(rowOf("1", "00:00:10", "I", "So how was it?"), rowOf("2", "00:00:14", "P07", "Good enough."), rowOf("3", "00:00:20", "I", "And then?"), rowOf("4", "00:00:25", "P07", "Rain.")), timed, "the numbers of 4 rows were left out"},
		{"no label again for the same speaker", table(rowOf("I", "So how was it?"), rowOf("P07", "Good enough."), rowOf("", "Really."), rowOf("I", "And then?"), rowOf("P07", "Rain.")),
			"I|-|So how was it?\nP07|-|Good enough.¶Really.\nI|-|And then?\nP07|-|Rain.\n", ""},
		{"a time, and no label again", table(rowOf("00:00:10", "I", "So how was it?"), rowOf("00:00:14", "P07", "Good enough."), rowOf("00:00:18", "", "Really."), rowOf("00:00:20", "I", "And then?"), rowOf("00:00:25", "P07", "Rain.")),
			"I|0:00:10|So how was it?\nP07|0:00:14|Good enough.\nP07|0:00:18|Really.\nI|0:00:20|And then?\nP07|0:00:25|Rain.\n", ""},
		{"an empty column for codes", table(rowOf("I", "So how was it?", ""), rowOf("P07", "Good enough.", ""), rowOf("I", "And then?", ""), rowOf("P07", "Rain.", "")), plain, ""},
		{"a row over all columns", table(rowOf("I", "So how was it?"), rowOf("P07", "Good enough."), rowOf("Part 2: The farm"), rowOf("I", "And then?"), rowOf("P07", "Rain.")),
			"I|-|So how was it?\nP07|-|Good enough.\n|-|# Part 2: The farm\nI|-|And then?\nP07|-|Rain.\n", ""},
		{"words in several paragraphs", table(row(p("I"), p("So how was it?")), row(p("P07"), p("Good enough.")+p("She said: no.")), row(p("I"), p("And then?")), row(p("P07"), p("Rain."))),
			"I|-|So how was it?\nP07|-|Good enough.¶She said: no.\nI|-|And then?\nP07|-|Rain.\n", ""},
		{"turns in one column beside notes", table(rowOf("Transcript", "Codes"), rowOf("I: So how was it?", ""), rowOf("P07: Good enough.", ""), rowOf("I: And then?", ""), rowOf("P07: Rain.", "")),
			"|-|Transcript\n|-|Codes\n" + plain, ""},
		{"two columns of words", table(rowOf("I", "So how was it?", "Wie war es?"), rowOf("P07", "Good enough.", "Ganz gut."), rowOf("I", "And then?", "Und dann?"), rowOf("P07", "Rain.", "Regen.")),
			"|-|I\n|-|So how was it?\n|-|Wie war es?\n|-|P07\n|-|Good enough.\n|-|Ganz gut.\n|-|I\n|-|And then?\n|-|Und dann?\n|-|P07\n|-|Rain.\n|-|Regen.\n", "no speakers found"},
		{"a column of notes with a head", table(rowOf("Speaker", "Text", "Notes"), rowOf("I", "So how was it?", ""), rowOf("P07", "Good enough.", "trust"), rowOf("I", "And then?", ""), rowOf("P07", "Rain.", "")),
			"|-|Speaker\n|-|Text\n|-|Notes\n" + plain, "column 3 was not read (1 cell)"},
	} {
		r := mustRead(t, "a.docx", docxOf(t, c.body), Options{})
		if got := script(r.Utterances); got != c.want {
			t.Errorf("%s: %s\n%swant\n%s", c.why, r.Layout, got, c.want)
		}
		if c.warning != "" && !hasWarning(r, c.warning) {
			t.Errorf("%s: warnings %q, want %q", c.why, r.Warnings, c.warning)
		}
		composes(t, r)
	}
}

// Word files as meeting and dictation programs write them.
func TestWordFilesOfPrograms(t *testing.T) {
	broken := func(label, words string) string { // a line break between the two
		return `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + label + `</w:t></w:r><w:r><w:br/><w:t xml:space="preserve">` + words + `</w:t></w:r></w:p>`
	}
	heading := func(s string) string {
		return `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	for _, c := range []struct{ why, body, layout, want string }{
		{"a name and a time, a line break, words", broken("Jo Moss   0:03", "So how was it?") + broken("Sam Ode   0:14", "Good enough.") + broken("Jo Moss   1:00:20", "Right."), layoutLabelTime,
			"Jo Moss|0:00:03|So how was it?\nSam Ode|0:00:14|Good enough.\nJo Moss|1:00:20|Right.\n"},
		{"dictation", heading("Audio file") + p("interview 3.wav") + heading("Transcript") + p("00:00:10 Speaker 2") + p("So how was it?") + p("00:00:14 Speaker 1") + p("Good enough.") + p("00:00:20 Speaker 2") + p("Right."), layoutTimeLabel,
			"|-|# Audio file\n|-|interview 3.wav\n|-|# Transcript\nSpeaker 2|0:00:10|So how was it?\nSpeaker 1|0:00:14|Good enough.\nSpeaker 2|0:00:20|Right.\n"},
		{"dictation without times", heading("Transcript") + p("Speaker 2") + p("So how was it?") + p("Speaker 1") + p("Good enough.") + p("Speaker 2") + p("Right."), layoutLabelLine,
			"|-|# Transcript\nSpeaker 2|-|So how was it?\nSpeaker 1|-|Good enough.\nSpeaker 2|-|Right.\n"},
		{"bold initials without a colon", p("**JB** So how was it?") + p("**MK** Good enough.") + p("**JB** And then?") + p("**MK** Rain.") + p("**JB** Right.") + p("**MK** Yes."), layoutInitials,
			"JB|-|So how was it?\nMK|-|Good enough.\nJB|-|And then?\nMK|-|Rain.\nJB|-|Right.\nMK|-|Yes.\n"},
	} {
		r := mustRead(t, "a.docx", docxOf(t, c.body), Options{})
		if got := script(r.Utterances); got != c.want || r.Layout != c.layout {
			t.Errorf("%s: %s\n%swant %s\n%s", c.why, r.Layout, got, c.layout, c.want)
		}
		composes(t, r)
	}
}
