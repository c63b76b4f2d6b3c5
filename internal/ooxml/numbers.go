package ooxml

import (
	"io"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// A level says how the items of one level of a list are numbered.
type level struct {
	format string // as in w:numFmt
	text   string // as in w:lvlText: "%1.%2"
	start  int
}

// A numbering holds the lists of a document and how far each has counted.
type numbering struct {
	abstract map[string][]level      // by abstractNumId
	lists    map[string]string       // numId to abstractNumId
	starts   map[string]map[int]int  // numId and level to another first number
	counts   map[string]map[int]int  // abstractNumId and level to the number last given
	begun    map[string]map[int]bool // numId and level that have given one
}

func (a *archive) numbering(name string) (*numbering, error) {
	p, err := a.Part(name)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	n := &numbering{map[string][]level{}, map[string]string{}, map[string]map[int]int{}, map[string]map[int]int{}, map[string]map[int]bool{}}
	abstract, num, at := "", "", 0
	for {
		e, _, err := p.Next()
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return nil, err
		}
		if e == nil {
			continue
		}
		val := e.Attr("val")
		switch e.Name {
		case "abstractNum":
			abstract, num = e.Attr("abstractNumId"), ""
		case "num":
			num = e.Attr("numId")
		case "abstractNumId":
			n.lists[num] = val
		case "lvl", "lvlOverride":
			at, _ = strconv.Atoi(e.Attr("ilvl"))
			if at < 0 || at > 8 {
				at = 0
			}
			for num == "" && len(n.abstract[abstract]) <= at {
				n.abstract[abstract] = append(n.abstract[abstract], level{format: "decimal", start: 1})
			}
		case "start", "numFmt", "lvlText":
			if num == "" && at < len(n.abstract[abstract]) {
				l := &n.abstract[abstract][at]
				switch e.Name {
				case "start":
					l.start, _ = strconv.Atoi(val)
				case "numFmt":
					l.format = val
				case "lvlText":
					l.text = val
				}
			}
		case "startOverride":
			if n.starts[num] == nil {
				n.starts[num] = map[int]int{}
			}
			n.starts[num][at], _ = strconv.Atoi(val)
		}
	}
}

// next gives the number of the next item of a list, as Word prints it; "" for
// bullets and for what is no list.
func (n *numbering) next(num string, at int) string {
	if n == nil || num == "" || num == "0" {
		return ""
	}
	id := n.lists[num]
	levels := n.abstract[id]
	if at < 0 || at >= len(levels) {
		return ""
	}
	if n.counts[id] == nil {
		n.counts[id] = map[int]int{}
	}
	if n.begun[num] == nil {
		n.begun[num] = map[int]bool{}
	}
	count := n.counts[id]
	first, override := n.starts[num][at]
	switch _, counting := count[at]; {
	case override && !n.begun[num][at]:
		count[at] = first
	case counting:
		count[at]++
	default:
		count[at] = levels[at].start
	}
	n.begun[num][at] = true
	for deeper := at + 1; deeper < len(levels); deeper++ {
		delete(count, deeper)
	}
	if levels[at].format == "bullet" || levels[at].format == "none" {
		return ""
	}
	text := levels[at].text
	for i := range at + 1 {
		value, counting := count[i]
		if !counting {
			value = levels[i].start
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(value, levels[i].format))
	}
	return text
}

// numeral writes a number in a format of Word's.
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter", "upperLetter":
		s := richtext.Letter(n)
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman", "upperRoman":
		s := richtext.Roman(n)
		if format == "upperRoman" {
			s = strings.ToUpper(s)
		}
		return s
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}
