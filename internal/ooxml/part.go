package ooxml

import (
	"encoding/xml"
	"fmt"
	"io"
)

// A part is one XML file of the package, read token by token.
type part struct {
	dec   *xml.Decoder
	close io.Closer
	name  string
	depth int
	limit int
}

// An element is a start tag. Names go without their namespace: the prefixes
// and namespaces of transitional and strict files differ, the names do not.
type element struct {
	name  string
	attrs []xml.Attr
}

func (e element) attr(local string) string {
	for _, a := range e.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// on reads the switch that the element is: absent value means on.
func (e element) on() bool {
	switch e.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func newPart(r io.Reader, c io.Closer, name string, depth int) *part {
	return &part{dec: xml.NewDecoder(r), close: c, name: name, limit: depth}
}

func (p *part) Close() { p.close.Close() }

// next gives the next start tag, end tag (nil element) or text. io.EOF ends it.
func (p *part) next() (e *element, text []byte, err error) {
	for {
		tok, err := p.dec.Token()
		if err == io.EOF {
			return nil, nil, io.EOF
		}
		if err != nil {
			return nil, nil, p.wrap(err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if p.depth++; p.depth > p.limit {
				return nil, nil, p.wrap(fmt.Errorf("more than %d elements inside each other", p.limit))
			}
			return &element{t.Name.Local, t.Attr}, nil, nil
		case xml.EndElement:
			p.depth--
			return nil, nil, nil
		case xml.CharData:
			if len(t) > 0 {
				return nil, t, nil
			}
		case xml.Directive:
			return nil, nil, p.wrap(fmt.Errorf("declares a document type or entities, which a Word document never does"))
		}
	}
}

func (p *part) wrap(err error) error {
	line, _ := p.dec.InputPos()
	return fmt.Errorf("%s:%d: %w", p.name, line, err)
}

// child gives the next element inside the one just opened, or nil at its end.
// Text outside w:t is layout of the file or a field code.
func (p *part) child() (*element, error) {
	for {
		e, text, err := p.next()
		if err != nil {
			return nil, p.cut(err)
		}
		if text == nil {
			return e, nil
		}
	}
}

// each calls f with every start tag of the part.
func (p *part) each(f func(element) error) error {
	for {
		e, _, err := p.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e != nil {
			if err := f(*e); err != nil {
				return err
			}
		}
	}
}

// skip passes over what is left of the element just opened.
func (p *part) skip() error {
	for level := p.depth; p.depth >= level; {
		if _, _, err := p.next(); err != nil {
			return p.cut(err)
		}
	}
	return nil
}

// cut turns an end of file inside an element into an error with a place.
func (p *part) cut(err error) error {
	if err == io.EOF {
		return p.wrap(io.ErrUnexpectedEOF)
	}
	return err
}
