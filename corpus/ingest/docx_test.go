package ingest

import "testing"

func TestWordLayouts(t *testing.T) {
	for _, c := range []struct{ why, body, layout, want string }{
		{"bold labels", p("**Jo Moss:** Hello **you**.") + p("**Sam** ") + p("Hi.") + p("**[00:10] Jo Moss**: Note: remember.") + p("**Sam**") + p("Yes."), "bold-label",
			"Jo Moss|-|Hello you.\nSam|-|Hi.\nJo Moss|0:00:10|Note: remember.\nSam|-|Yes.\n"},
		{"plain labels", p("Interviewer: How?") + p("P07: Good.") + p("[04:10] More.") + p("") + p("Interviewer: So."), "label-colon",
			"Interviewer|-|How?\nP07|-|Good.¶More.\nInterviewer|-|So.\n"},
		{"name and time in the paragraph of the words", "<w:p><w:r><w:t>Jo Moss   0:03</w:t><w:br/><w:t>Hello.</w:t></w:r></w:p><w:p><w:r><w:t>Sam Ode   0:07</w:t><w:br/><w:t>Hi.</w:t></w:r></w:p><w:p><w:r><w:t>Jo Moss   0:09</w:t><w:br/><w:t>So.</w:t></w:r></w:p>", "label-time",
			"Jo Moss|0:00:03|Hello.\nSam Ode|0:00:07|Hi.\nJo Moss|0:00:09|So.\n"},
		{"a table", p("Talk") + "<w:tbl>" + row(p("Speaker"), p("Words")) + row(p("Jo, M.A."), p("Hello.")+p("You.")) + row(p("Sam"), p("Hi.")) + row(p("Jo, M.A."), p("So.")) + "</w:tbl>", "table",
			"|-|Talk\n|-|Speaker\n|-|Words\nJo, M.A.|-|Hello.¶You.\nSam|-|Hi.\nJo, M.A.|-|So.\n"},
		{"a table with times", "<w:tbl>" + row(p("00:10"), p("Jo:"), p("Hello.")) + row(p("00:20"), p("Sam:"), p("Hi.")) + row(p("00:30"), p("Jo:"), p("So.")) + "</w:tbl>", "table",
			"Jo|0:00:10|Hello.\nSam|0:00:20|Hi.\nJo|0:00:30|So.\n"},
		{"times behind labels in a table", "<w:tbl>" + row(p("Jo 0:10"), p("Hello.")) + row(p("Sam 0:20"), p("Hi.")) + row(p("Jo 0:30"), p("So.")) + "</w:tbl>", "table",
			"Jo|0:00:10|Hello.\nSam|0:00:20|Hi.\nJo|0:00:30|So.\n"},
		{"questions in bold", p("**How was it?**") + p("Good enough, I would say.") + p("Really.") + p("**And then?**") + p("It went on for years and years.") + p("**So?**") + p("So nothing.") + p("**[00:10]** **Sure?**") + p("Yes, I am."), "bold-question",
			"Interviewer|-|How was it?\nParticipant|-|Good enough, I would say.¶Really.\nInterviewer|-|And then?\nParticipant|-|It went on for years and years.\nInterviewer|-|So?\nParticipant|-|So nothing.\nInterviewer|0:00:10|Sure?\nParticipant|-|Yes, I am.\n"},
	} {
		r := mustRead(t, "a.docx", docxOf(t, c.body), Options{})
		if got := script(r.Utterances); got != c.want || r.Layout != c.layout || r.Format != "docx" {
			t.Errorf("%s: %s\n%swant\n%s", c.why, r.Layout, got, c.want)
		}
		composes(t, r)
	}
}

func TestWhatAWordFileHidesIsTold(t *testing.T) {
	r := mustRead(t, "a.docx", docxOf(t, p("Interviewer: How?")+`<w:p><w:r><w:t>P07: Good</w:t></w:r><w:del><w:r><w:delText>not so very</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> enough.</w:t></w:r></w:ins></w:p>`), Options{})
	if got := r.Utterances[1].Text; got != "Good enough." || !hasWarning(r, "3 deleted words are left out, 1 inserted word is in") {
		t.Errorf("%q %q", got, r.Warnings)
	}
	if r := mustRead(t, "a.docx", docxOf(t, p("**Q one?**")+p("A one is long.")+p("**Q two?**")+p("A two is long.")+p("**Q three?**")+p("A three is long.")), Options{}); !hasWarning(r, "bold paragraphs are taken for the interviewer's") {
		t.Errorf("warnings %q", r.Warnings)
	}
}
