package ooxml

// paragraphLook reads w:pPr, just opened: style and heading level. Whether the
// paragraph mark itself is bold or deleted says nothing about the words.
func (w *walker) paragraphLook(at *place) error {
	for level := w.depth; w.depth >= level; {
		e, _, err := w.next()
		switch {
		case err != nil:
			return w.cut(err)
		case e == nil || at.para == nil:
			continue
		case e.name == "pStyle":
			at.style = e.attr("val")
			at.para.Heading = w.looks.heading(at.style)
		case e.name == "outlineLvl":
			at.para.Heading = min(outline(*e), 6)
		case e.name == "rPr" || e.name == "pPrChange":
			if err := w.skip(); err != nil {
				return err
			}
		}
	}
	return nil
}

// runLook reads w:rPr, just opened, into the look of the run around it.
func (w *walker) runLook(at place) error {
	for level := w.depth; w.depth >= level; {
		e, _, err := w.next()
		switch {
		case err != nil:
			return w.cut(err)
		case e == nil || at.bold == nil:
			continue
		case e.name == "rStyle":
			*at.bold = w.boldOf(e.attr("val"), *at.bold)
		case e.name == "b":
			*at.bold = e.on()
		case e.name == "rPrChange":
			if err := w.skip(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walker) boldOf(style string, otherwise bool) bool {
	if bold, said := w.looks.bold(style); said {
		return bold
	}
	return otherwise
}
