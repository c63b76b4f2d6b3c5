package readback

import (
	"encoding/xml"
)

// attributes takes the values of an element's attributes.
func (w *xmlWalker) attributes(t xml.StartElement, parent string) {
	if isFurniture(t.Name.Local, parent) {
		return
	}
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xmlns" || a.Name.Local == "xmlns":
			if !isKnown(a.Value) {
				w.code.add(apart, "a namespace", a.Name.Local+" "+a.Value)
			} else {
				w.maker.add(apart, "a namespace", a.Name.Local+" "+a.Value)
			}
		case isVocabulary(a.Value), isSetting(t.Name.Local) && a.Name.Local == "name":
			w.maker.add(apart, a.Name.Local, a.Value)
		case isSaid(a.Name.Local, t.Name.Local):
			w.words.add(apart, w.at(a.Name.Local), a.Value)
		case isKnown(t.Name.Space) && isSchema(a.Name.Local) || isNumber(a.Value):
		case a.Name.Local == "instr":
			w.code.add(apart, w.at("a field"), withoutField(a.Value))
		default:
			w.code.add(apart, w.at(a.Name.Local), w.r.withoutData(w.part, a.Value, w.nested))
		}
	}
}

// at is the place of something in the open paragraph.
func (w *xmlWalker) at(what string) string {
	if n := len(w.open); n > 0 {
		return w.open[n-1].unit() + ", " + what
	}
	return what
}
