package corpus_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

func TestTimes(t *testing.T) {
	for in, want := range map[string]time.Duration{
		"0:21": 21 * time.Second, "90:00": 90 * time.Minute, "1:02:03": time.Hour + 2*time.Minute + 3*time.Second,
		"00:00:01.5": 1500 * time.Millisecond, "0:00:01,250": 1250 * time.Millisecond, "0:00:00.000000001": 1,
	} {
		if got, err := corpus.ParseTime(in); err != nil || got != want {
			t.Errorf("ParseTime(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "21", "0:60", "1:60:00", "-1:00", "1:2:3:4", "0:01.0123456789", "0:01.x", "a:b", "99999999:00"} {
		if got, err := corpus.ParseTime(in); err == nil {
			t.Errorf("ParseTime(%q) = %v, want an error", in, got)
		}
	}
}

func TestFormatTimeIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64Range(0, int64(60_000*time.Hour)).Draw(t, "d"))
		if got, err := corpus.ParseTime(corpus.FormatTime(d)); err != nil || got != d {
			t.Fatalf("%v is written %s and read as %v, %v", d, corpus.FormatTime(d), got, err)
		}
	})
}
