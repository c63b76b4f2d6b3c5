package detect

import "github.com/mitten-qda/mitten/corpus/anonymise/structured"

// rules votes for what identifies by its form: numbers, addresses, dates,
// "Mrs Bell". An age is asked about, however plain: a study may need ages.
type rules struct{}

func (rules) find(p *page, add func(vote)) {
	for _, m := range structured.Find(p.text) {
		add(vote{span: m.Span, kind: Kind(m.Kind), sure: m.Sure && m.Kind != structured.Age, layer: rulesLayer})
	}
}
