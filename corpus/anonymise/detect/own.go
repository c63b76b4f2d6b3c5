package detect

import "github.com/mitten-qda/mitten/corpus/anonymise"

// An Own is an entry of a list that the user brought: it is looked for
// everywhere, in capitals or not.
type Own struct {
	Text string
	Kind Kind
}

// own votes for the entries of the user's own list.
type own struct {
	finder *anonymise.Finder
	kind   Kind
}

// ownLayers makes a layer of the entries of each kind.
func ownLayers(entries []Own) []layer {
	byKind := map[Kind][]anonymise.Literal{}
	var kinds []Kind
	for _, e := range entries {
		if byKind[e.Kind] == nil {
			kinds = append(kinds, e.Kind)
		}
		byKind[e.Kind] = append(byKind[e.Kind], anonymise.Literal{Text: e.Text})
	}
	var layers []layer
	for _, k := range kinds {
		layers = append(layers, own{anonymise.NewFinder(nil, byKind[k]), k})
	}
	return layers
}

func (o own) find(p *page, add func(vote)) {
	for _, l := range o.finder.Leaks(p.text) {
		add(vote{span: l.Span, kind: o.kind, layer: ownLayer})
	}
}
