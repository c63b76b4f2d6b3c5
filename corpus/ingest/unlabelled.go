package ingest

import (
	"time"

	"github.com/mitten-qda/mitten/corpus"
)

// Words of a paragraph made of captions: it ends at the first sentence end
// after enough, at a pause after enough, and anywhere after most.
const (
	enoughWords = 60
	mostWords   = 150
	longPause   = 8 * time.Second // from the beginning of a caption to that of the next
)

// unlabelled gives one utterance a paragraph; captions, which are cut where
// the screen is full, are put together to paragraphs.
func unlabelled(src *source) []corpus.Utterance {
	s := &scribe{src: src}
	words := 0
	for i, p := range src.paras {
		if p.heading > 0 {
			s.heading(p)
			continue
		}
		if !src.captions && !src.joins {
			s.begin("", p.at)
			for _, l := range p.lines {
				if l.glue == gluePara {
					s.begin("", noTime)
				}
				s.write(l.text, l.glue)
			}
			continue
		}
		for _, l := range p.lines {
			if !s.going {
				s.begin("", p.at)
				words = 0
			}
			s.write(l.text, glueSpace)
			words += countWords(l.text)
			if words >= mostWords || words >= enoughWords && (endsSentence(l.text) || pauses(src, i)) {
				s.end()
			}
		}
		if src.captions && p.at < 0 { // text before the first caption
			s.end()
		}
	}
	s.end()
	return s.out
}

// pauses says whether the next caption begins long after this one.
func pauses(src *source, i int) bool {
	if i+1 >= len(src.paras) || src.paras[i].at < 0 {
		return false
	}
	return src.paras[i+1].at-src.paras[i].at >= longPause
}
