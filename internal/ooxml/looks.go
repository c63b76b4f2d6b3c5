package ooxml

import "strconv"

// paragraphLook reads w:pPr, just opened: style and heading level. Whether the
// paragraph mark itself is bold or deleted says nothing about the words.
func (w *walker) paragraphLook(at *place) error {
	list, depth := "", 0
	for level := w.Depth(); w.Depth() >= level; {
		e, _, err := w.Next()
		switch {
		case err != nil:
			return w.Cut(err)
		case e == nil || at.para == nil:
			continue
		case e.Name == "numId":
			if list = e.Attr("val"); list == "0" {
				list = noList
			}
		case e.Name == "ilvl":
			depth, _ = strconv.Atoi(e.Attr("val"))
		case e.Name == "pStyle":
			at.style = e.Attr("val")
			at.para.Heading = w.looks.heading(at.style)
		case e.Name == "outlineLvl":
			at.para.Heading = min(outline(*e), 6)
		case e.Name == "rPr" || e.Name == "pPrChange":
			if err := w.Skip(); err != nil {
				return err
			}
		}
	}
	if at.para == nil {
		return nil
	}
	if list == "" {
		list, depth = w.looks.list(at.style)
	}
	if list != noList {
		at.para.Number = w.lists.next(list, depth)
	}
	return nil
}

// noList takes a paragraph out of the list that its style puts it in.
const noList = "none"

// runLook reads w:rPr, just opened, into the look of the run around it.
func (w *walker) runLook(at place) error {
	for level := w.Depth(); w.Depth() >= level; {
		e, _, err := w.Next()
		switch {
		case err != nil:
			return w.Cut(err)
		case e == nil || at.bold == nil:
			continue
		case e.Name == "rStyle":
			*at.bold = w.boldOf(e.Attr("val"), *at.bold)
			*at.italic = w.italicOf(e.Attr("val"), *at.italic)
		case e.Name == "i":
			*at.italic = isOn(*e)
		case e.Name == "b":
			*at.bold = isOn(*e)
		case e.Name == "rPrChange":
			if err := w.Skip(); err != nil {
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

func (w *walker) italicOf(style string, otherwise bool) bool {
	if italic, said := w.looks.italic(style); said {
		return italic
	}
	return otherwise
}
