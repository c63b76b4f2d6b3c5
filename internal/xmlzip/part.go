package xmlzip

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Part is one XML file of the archive, read token by token.
type Part struct {
	dec   *xml.Decoder
	close io.Closer
	name  string
	depth int
	limit int
}

// An Element is a start tag. Names go without their namespace: the prefixes
// and namespaces of transitional and strict files differ, the names do not.
type Element struct {
	Name  string
	attrs []xml.Attr
}

// Attr gives the value of an attribute by its name without namespace, or "".
func (e Element) Attr(local string) string {
	for _, a := range e.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

func newPart(r io.Reader, c io.Closer, name string, depth int) *Part {
	return &Part{dec: xml.NewDecoder(r), close: c, name: name, limit: depth}
}

// Close ends reading.
func (p *Part) Close() { p.close.Close() }

// Depth is how many elements are open.
func (p *Part) Depth() int { return p.depth }

// Next gives the next start tag, end tag (nil element, nil text) or text.
// io.EOF ends the part.
func (p *Part) Next() (e *Element, text []byte, err error) {
	for {
		tok, err := p.dec.Token()
		if err == io.EOF {
			return nil, nil, io.EOF
		}
		if err != nil {
			return nil, nil, p.wrap(mute(err))
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if p.depth++; p.depth > p.limit {
				return nil, nil, p.wrap(fmt.Errorf("more than %d elements inside each other", p.limit))
			}
			return &Element{t.Name.Local, t.Attr}, nil, nil
		case xml.EndElement:
			p.depth--
			return nil, nil, nil
		case xml.CharData:
			if len(t) > 0 {
				return nil, t, nil
			}
		case xml.Directive:
			return nil, nil, p.wrap(fmt.Errorf("declares a document type or entities, which no such document does"))
		}
	}
}

// mute takes out of what the XML decoder says the words it quotes: they are the
// document's, and may be names.
func mute(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		return io.ErrUnexpectedEOF
	case errors.As(err, &syntax):
		return errors.New("XML syntax error")
	case strings.HasPrefix(err.Error(), "xml: "):
		return errors.New("the XML is in an encoding other than UTF-8, or of an unknown version")
	}
	return err
}

func (p *Part) wrap(err error) error {
	line, _ := p.dec.InputPos()
	return fmt.Errorf("%s:%d: %w", p.name, line, err)
}

// Child gives the next element inside the one just opened, or nil at its end.
// Text between elements is passed over.
func (p *Part) Child() (*Element, error) {
	for {
		e, text, err := p.Next()
		if err != nil {
			return nil, p.Cut(err)
		}
		if text == nil {
			return e, nil
		}
	}
}

// Each calls f with every start tag of the part.
func (p *Part) Each(f func(Element) error) error {
	for {
		e, _, err := p.Next()
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

// Skip passes over what is left of the element just opened.
func (p *Part) Skip() error {
	for level := p.depth; p.depth >= level; {
		if _, _, err := p.Next(); err != nil {
			return p.Cut(err)
		}
	}
	return nil
}

// Cut turns an end of file inside an element into an error with a place.
func (p *Part) Cut(err error) error {
	if err == io.EOF {
		return p.wrap(io.ErrUnexpectedEOF)
	}
	return err
}
