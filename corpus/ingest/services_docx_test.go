package ingest

import "testing"

// Word files whose questions or labels stand where a simpler rule would not
// look.
func TestWordFilesOfServices(t *testing.T) {
	const turns = "Jo|So how was it?\nSam|Good enough.\nJo|And then?\nSam|It rained.\nJo|Right.\nSam|Yes.\n"
	coded := func(line, who, words string) string {
		return rowOf(line, who, words, "likes the food", "being looked after")
	}
	for _, c := range []struct{ why, body, layout, want string }{
		{"a time and a name in bold above the words", p("**[00:10] Jo**") + p("So how was it?") + p("**[00:14] Sam**") + p("Good enough.") + p("**[00:20] Jo**") + p("And then?") + p("**[00:24] Sam**") + p("It rained.") + p("**[00:30] Jo**") + p("Right.") + p("**[00:34] Sam**") + p("Yes."), layoutTimeLabel, turns},
		{"a name and a time in bold above the words", p("Talk of the farm, and what came of it in the end") + p("**Jo  0:10**") + p("So how was it?") + p("**Sam  0:14**") + p("Good enough.") + p("**Jo  0:20**") + p("And then?") + p("**Sam  0:24**") + p("It rained.") + p("**Jo  0:30**") + p("Right.") + p("**Sam  0:34**") + p("Yes."), layoutLabelTime,
			"|Talk of the farm, and what came of it in the end\n" + turns},
		{"a head before questions in bold", p("**Date:** 3 May") + p("**Place:** the kitchen") + p("**So how was it?**") + p("Good enough, I would say.") + p("**And then?**") + p("It rained for a week and more.") + p("**Right?**") + p("Right, I would say so."), layoutBoldQuestion,
			"|Date: 3 May\n|Place: the kitchen\nInterviewer|So how was it?\nParticipant|Good enough, I would say.\nInterviewer|And then?\nParticipant|It rained for a week and more.\nInterviewer|Right?\nParticipant|Right, I would say so.\n"},
		{"two columns of codes beside the words, and a head that says so", table(rowOf("Line", "Speaker", "Text", "Code", "Theme"), coded("1", "Jo", "So how was it?"), coded("2", "Sam", "Good enough."), coded("3", "Jo", "And then?"), coded("4", "Sam", "It rained."), coded("5", "Jo", "Right."), coded("6", "Sam", "Yes.")), layoutTable,
			"|Line\n|Speaker\n|Text\n|Code\n|Theme\n" + turns},
		{"a column of questions and one of answers", table(rowOf("Question", "Answer"), rowOf("So how was it?", "Good enough."), rowOf("And then?", "It rained."), rowOf("Anything else?", "")), layoutTable,
			"|Question\n|Answer\nQuestion|So how was it?\nAnswer|Good enough.\nQuestion|And then?\nAnswer|It rained.\nQuestion|Anything else?\n"},
		{"numbered questions and responses", table(rowOf("No.", "Question", "Response"), rowOf("1", "So how was it?", "Good enough."), rowOf("2", "And then?", "It rained.")), layoutTable,
			"|No.\n|Question\n|Response\nQuestion|So how was it?\nResponse|Good enough.\nQuestion|And then?\nResponse|It rained.\n"},
		{"who turned the recorder on and off", p("Jo Moss started transcription") + p("Jo: So how was it?") + p("Sam: Good enough.") + p("Jo: And then?") + p("Sam: It rained.") + p("Jo: Right.") + p("Sam: Yes.") + p("Jo Moss stopped transcription"), layoutLabelColon,
			"|# Jo Moss started transcription\n" + turns + "|# Jo Moss stopped transcription\n"},
		{"labels that the transcriber doubts", p("Mod: So how was it?") + p("P1: Good enough.") + p("P2?: It rained.") + p("?: Did it?") + p("Mod: Right.") + p("P1: Yes."), layoutLabelColon,
			"Mod|So how was it?\nP1|Good enough.\nP2?|It rained.\n?|Did it?\nMod|Right.\nP1|Yes.\n"},
		{"titles in capitals", p("Jo: So how was it?") + p("Sam: Good enough.") + p("ABOUT THE FARM") + p("Jo: And then?") + p("Sam: It rained.") + p("I SAID NO!") + p("Jo: Right.") + p("Sam: Yes."), layoutLabelColon,
			"Jo|So how was it?\nSam|Good enough.\n|# ABOUT THE FARM\nJo|And then?\nSam|It rained.¶I SAID NO!\nJo|Right.\nSam|Yes.\n"},
		{"the speaker in the last column", table(rowOf("Timespan", "Content", "Speaker"), rowOf("0:10 - 0:13", "So how was it?", "Jo"), rowOf("0:14 - 0:19", "Good enough.", "Sam"), rowOf("0:20 - 0:23", "And then?", "Jo"), rowOf("0:24 - 0:29", "It rained.", "Sam"), rowOf("0:30 - 0:33", "Right.", "Jo"), rowOf("0:34 - 0:36", "Yes.", "Sam")), layoutTable,
			"|Timespan\n|Content\n|Speaker\n" + turns},
		{"a time below the label in its cell", table(rowOf("Jo", "So how was it?"), row(`<w:p><w:r><w:t>Sam</w:t><w:br/><w:t>0:14</w:t></w:r></w:p>`, p("Good enough.")), rowOf("Jo", "And then?"), rowOf("Sam", "It rained."), rowOf("Jo", "Right."), rowOf("Sam", "Yes.")), layoutTable, turns},
	} {
		t.Run(c.why, func(t *testing.T) { reads(t, "a.docx", docxOf(t, c.body), c.layout, c.want) })
	}
}

// Captions and tables of text as programs write them.
func TestCaptionsOfServices(t *testing.T) {
	const turns = "Jo|So how was it?\nSam|Good enough.\nJo|And then?\nSam|It rained.\n"
	for _, c := range []struct{ why, name, content, layout, want string }{
		{"the name in the number's line", "a.vtt", "WEBVTT\n\n1 \"Jo\" (4711)\n00:10.000 --> 00:13.000\nSo how was it?\n\n2 \"Sam\" (4712)\n00:14.000 --> 00:19.000\nGood enough.\n\n3 \"Jo\" (4711)\n00:20.000 --> 00:23.000\nAnd then?\n\n4 \"Sam\" (4712)\n00:24.000 --> 00:29.000\nIt rained.\n", layoutVoice, turns},
		{"captions that roll", "a.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n \nSo<00:01.000><c> this</c> is the farm\n\n00:02.000 --> 00:02.010\nSo this is the farm\n \n\n00:02.010 --> 00:04.000\nSo this is the farm\nthat we came to.\n\n00:04.000 --> 00:04.010\nthat we came to.\n \n\n00:04.010 --> 00:07.000\nthat we came to.\nIt was raining.\n", layoutCaptions,
			"|So this is the farm that we came to. It was raining.\n"},
		{"somebody says it twice", "a.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n\n00:03.000 --> 00:04.000\nI was\nnot there.\n\n00:04.000 --> 00:05.000\nNo.\n", layoutCaptions,
			"|No. No. I was not there. No.\n"},
		{"a table whose columns have other names", "a.csv", "When,Whose turn,What they said\n0:10,Jo,So how was it?\n0:14,Sam,Good enough.\n0:20,Jo,And then?\n0:24,Sam,It rained.\n", layoutVoice, turns},
		{"a table without a head", "a.csv", "Jo,\"So how was it?\"\nSam,Good enough.\nJo,And then?\nSam,It rained.\n", layoutVoice, turns},
		{"broken quotes", "a.csv", "speaker,text\nJo,\"So how, was it?\"\nSam,\"Good \"enough\", I say\"\nJo,\"And then?\nSam,It rained, it did.\nJo,\"Rain,\nand more?\"\n", layoutVoice,
			"Jo|So how, was it?\nSam|Good \"enough\", I say\nJo|\"And then?\nSam|It rained, it did.\nJo|Rain, and more?\n"},
		{"an annotation program's table", "a.txt", "Jo\t\t00:00:10.100\t10.1\t00:00:13.000\t13.0\tSo how was it?\nSam\t\t00:00:14.000\t14.0\t00:00:19.000\t19.0\tGood enough.\nJo\t\t00:00:20.000\t20.0\t00:00:23.000\t23.0\tAnd then?\nSam\t\t00:00:24.000\t24.0\t00:00:29.000\t29.0\tIt rained.\n", layoutVoice, turns},
	} {
		t.Run(c.why, func(t *testing.T) { reads(t, c.name, c.content, c.layout, c.want) })
	}
}

func TestTableWithoutTurnsIsRefused(t *testing.T) {
	for _, content := range []string{"a,b\n1,2\n3,4\n", "name,age\nJo,43\nSam,50\n", "id,role,pod\nP01,Client,North\nP02,Pod Leader,South\nP03,Client,North\n"} {
		if r, err := Read([]byte(content), "a.csv", Options{}); err == nil {
			t.Errorf("%q became %q", content, script(r.Utterances))
		}
	}
}
