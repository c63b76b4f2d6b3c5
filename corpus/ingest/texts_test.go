package ingest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestTextFormats(t *testing.T) {
	for _, c := range []struct{ why, name, content, format, layout, want, warning string }{
		{"a table with tabs", "a.tsv", "start\tend\tspeaker\ttext\ttags\n0:01\t0:02\tJo\tHow was it?\tx\n0:03\t0:04\tSam\tGood enough.\t\n", "tsv", "caption-voice",
			"Jo|0:00:01|How was it?\nSam|0:00:03|Good enough.\n", `column 5 was not read (1 cell)`},
		{"columns in another order, in another tongue", "a.csv", "Text;Zeit;Sprecher\n\"So; dann\";00:00:10;I\nJa.;00:00:12;P07\nUnd?;00:00:20;I\n", "tsv", "caption-voice",
			"I|0:00:10|So; dann\nP07|0:00:12|Ja.\nI|0:00:20|Und?\n", ""},
		{"a broken quote", "a.csv", "speaker,text\nJo,\"How\" was it?\nSam,Good enough.\nJo,So.\n", "tsv", "caption-voice",
			"Jo|-|\"How\" was it?\nSam|-|Good enough.\nJo|-|So.\n", "line 2: a double quote that is not closed, or stands inside a cell"},
		{"whisper's milliseconds", "a.tsv", "start\tend\ttext\n43810\t47850\tHello.\n48350\t54570\tSo it was.\n", "tsv", "captions",
			"|0:00:43.81|Hello. So it was.\n", ""},
		{"a table known by its content", "a.txt", "speaker\ttext\nJo\tHow was it?\nSam\tGood enough.\nJo\tSo.\n", "tsv", "caption-voice",
			"Jo|-|How was it?\nSam|-|Good enough.\nJo|-|So.\n", ""},
		{"lyrics", "a.txt", "[ar:Somebody]\n[00:43.810]Hello.\n[00:47.850]\n\n[00:48.35]So it was.\n", "lrc", "captions",
			"|0:00:43.81|Hello. So it was.\n", "1 line was about the file left out"},
		{"chat", "a.cha", "@UTF8\n@Begin\n@Participants:\tINV Jo Investigator, PAR Sam Participant\n*INV:\thow was it ?\n*PAR:\tgood [//] good enough\n\tand [=! laughs] that was it . \x15120_340\x15\n%mor:\tadj\n*INV:\tokay .\n@End\n", "chat", "caption-voice",
			"Interviewer|-|how was it ?\nParticipant|0:00:00.12|good good enough and that was it .\nInterviewer|-|okay .\n", "1 line was of annotation below the words left out"},
		{"restructured text", "a.rst", ".. comment\n   more\n\nTalk\n====\n\n*(11.30 am)*\n\n**Ms Hodge**: How was\nit, in `the log <x>`_?\n\n.. rst-class:: indented\n\n**Sam**: Good enough.\n\n**Ms Hodge**: So.\n", "rst", "bold-label",
			"|-|# Talk\n|-|*(11.30 am)*\nMs Hodge|-|How was it, in the log?\nSam|-|Good enough.\nMs Hodge|-|So.\n", "2 blocks were left out"},
		{"whisperX", "a.json", `{"segments":[{"start":1.5,"text":" How?","speaker":"SPEAKER_00"},{"start":3,"text":"So.","speaker":"SPEAKER_01"},{"start":4,"text":"And?","speaker":"SPEAKER_00"}]}`, "json", "caption-voice",
			"Speaker 0|0:00:01.5|How?\nSpeaker 1|0:00:03|So.\nSpeaker 0|0:00:04|And?\n", ""},
		{"utterances in milliseconds", "a.json", `{"utterances":[{"start":1500,"text":"How?","speaker":"A"},{"start":3000,"text":"So.","speaker":"B"}]}`, "json", "caption-voice",
			"Speaker A|0:00:01.5|How?\nSpeaker B|0:00:03|So.\n", ""},
	} {
		r := mustRead(t, c.name, c.content, Options{})
		if got := script(r.Utterances); got != c.want || r.Layout != c.layout || r.Format != c.format {
			t.Errorf("%s: %s, %s\n%swant\n%s", c.why, r.Format, r.Layout, got, c.want)
		}
		if c.warning != "" && !hasWarning(r, c.warning) {
			t.Errorf("%s: %q, want %q", c.why, r.Warnings, c.warning)
		}
		composes(t, r)
	}
	for name, content := range map[string]string{"a.json": `{"a":1}`, "b.json": "{", "a.csv": "a,b\n1,2\n"} {
		if _, err := Read([]byte(content), name, Options{}); err == nil {
			t.Errorf("%s: %q was read", name, content)
		}
	}
	if r := mustRead(t, "a.txt", "Well, so, it was, you know, that.\nAnd then, well, it was not.\n", Options{}); r.Format != "txt" {
		t.Errorf("a text with commas is %s", r.Format)
	}
}

// One interview as a recogniser wrote it in six formats: the same words.
func TestOneInterviewInSixFormats(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(corpora(t), "hitsave", "Goodboy*"))
	if err != nil || len(paths) != 6 {
		t.Fatalf("%d files: %v", len(paths), err)
	}
	want := ""
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, u := range mustRead(t, filepath.Base(path), string(data), Options{}).Utterances {
			words = append(words, strings.Fields(u.Text)...)
		}
		got := strings.Join(words, " ")
		if want == "" {
			want = got
		}
		if got != want || len(words) < 6000 {
			t.Errorf("%s has %d words, and not those of %s", filepath.Base(path), len(words), filepath.Base(paths[0]))
		}
	}
}

func TestHearingsHaveTheirSpeakers(t *testing.T) {
	label := regexp.MustCompile(`(?m)^\*\*[A-Z][^*\n]+\*\*:`)
	for _, f := range realFiles(t, "inquiry/*.rst") {
		turns := 0
		for _, s := range f.result.Speakers {
			turns += s.Turns
		}
		if want := len(label.FindAllString(f.text, -1)); turns < want || turns > want+3 || f.result.Format != "rst" {
			t.Errorf("%s: %s with %d turns, want %d and hardly more", filepath.Base(f.path), f.result.Format, turns, want)
		}
	}
}

// Every transcript of the collection is read.
func TestEveryRealTranscriptIsRead(t *testing.T) {
	root := corpora(t)
	n := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		name := d.Name()
		if err != nil || d.IsDir() || strings.Contains(name, "LICENSE") || name == "README.md" || name == "ATTRIBUTION.md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		r, err := Read(data, name, Options{})
		if filepath.Ext(name) == ".doc" {
			if err == nil || !strings.Contains(err.Error(), "old Word file") {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		}
		if err != nil {
			t.Error(err)
			return nil
		}
		n++
		composes(t, r)
		return nil
	})
	if err != nil || n < 70 {
		t.Errorf("%d transcripts, %v", n, err)
	}
}

func FuzzTexts(f *testing.F) {
	for _, s := range []string{"speaker\ttext\nJo\t\"x", "speaker,text\nJo,\"x\"y\n\nSam,\"z\nJo,\"a,\nb\",c\n", "Jo,So?\nSam,It rained.\nJo,Yes.\n", "[00:01.00]a", "@UTF8\n*A:\tb \x151_2\x15", ".. x::\n\nA\n==\n", `{"segments":[{"start":-1,"text":"a","speaker":3}]}`} {
		for _, ext := range []string{".tsv", ".csv", ".lrc", ".cha", ".rst", ".json"} {
			f.Add(s, ext)
		}
	}
	f.Fuzz(func(t *testing.T, content, ext string) {
		if len(ext) > 8 || strings.ContainsAny(ext, "/\\") {
			return
		}
		if r, err := Read([]byte(content), "a"+ext, Options{}); err == nil && len(r.Speakers) < 50 {
			composes(t, r)
		}
	})
}
