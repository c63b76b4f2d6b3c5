package eval

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// origins are invented people: given names and surnames in use, put together by
// chance. None is on purpose a common one of its kind.
var origins = map[string]string{
	"en_GB": "Tristan Oakhurst|Winifred Pemberton|Callum Strachan|Bronwen Gittins|Alasdair Buchan|Perdita Lightfoot|Rhodri Beddoe|Imogen Sandiford|Barnaby Coldwell|Maisie Thackeray|Fergus Auld|Tamsin Trevelyan|Clive Hebblethwaite|Doreen Ramsbottom|Kelvin Stubbs|Leanne Birtwistle|Grant Church|Poppy Field|Dale Winter|Hazel Banks|Mark Waters|Rose Marsh|Victor Long|June Savage|Will Painter",
	"en_IN": "Aarav Deshpande|Lakshmi Venkataraman|Harpreet Dhaliwal|Gurmeet Sandhu|Ananya Chatterjee|Rohan Kulkarni|Meenakshi Iyer|Sunil Bhattacharya|Farhan Qureshi|Divya Ramachandran|Jaswinder Gill|Parveen Begum|Vikram Rathore|Nandini Mukherjee|Suresh Pillai|Kamal Nath|Asha Rao|Ravi Das|Kiran Bose|Jai Lal|Usha Dev|Om Puri|Priya Shah|Manoj Jain|Deepa Sen",
	"en_NG": "Chukwuemeka Okafor|Adaeze Nwosu|Babatunde Adeyemi|Folake Ogunleye|Ngozi Eze|Oluwaseun Adebayo|Halima Danjuma|Emeka Obi|Temitope Balogun|Uchenna Onwudiwe|Abubakar Sani|Yetunde Fashola|Ifeanyi Uzor|Amaka Chukwu|Segun Ajayi|Blessing Udoh|Patience Bello|Goodluck Musa|Sunday Oni|Precious Ibe|Ike Ude|Tunde Ojo|Kemi Ade|Bola Ige|Chidi Mba",
	"pl":    "Zbigniew Kaczmarek|Agnieszka Wojciechowska|Grzegorz Szymański|Małgorzata Dąbrowska|Wojciech Nowakowski|Bożena Jaworska|Przemysław Zając|Elżbieta Król|Radosław Pawlak|Justyna Sikorska|Mirosław Wróblewski|Danuta Czarnecka|Stanisław Maciejewski|Halina Górska|Jakub Duda|Ewa Lis|Jan Sowa|Adam Bąk|Ola Mróz|Iga Kot|Maja Wilk|Filip Kos|Dorota Sroka|Łukasz Żak|Beata Kania",
	"tr":    "Mehmet Yıldırım|Ayşegül Karaca|Hüseyin Öztürk|Zeynep Çelik|Mustafa Kılıç|Elif Şahin|Oğuzhan Aydoğan|Gülsüm Korkmaz|İbrahim Erdoğan|Nurcan Bulut|Serkan Polat|Tuğba Yavuz|Bülent Aksoy|Şebnem Doğan|Kemal Taş|Can Er|Deniz Su|Ece Ay|Umut Ok|Alp Tan|Ali Gül|Cem Bal|Ayla Kaya|Sevgi Toprak|Barış Deniz",
	"ar":    "Abdulrahman Al-Masri|Khadija Haddad|Youssef Benali|Fatima Zahra Idrissi|Mohammed El-Sayed|Layla Khoury|Tariq Mansour|Samira Abboud|Hisham Najjar|Noura Al-Farsi|Bilal Chahine|Zainab Sabbagh|Omar Shaheen|Rania Darwish|Mahmoud Ghazal|فاطمة الزهراء|محمد خوري|ليلى حداد|Ali Hassan|Nour Aziz|Amal Said|Iman Salem|Hani Bitar|Jamal Fares|Salma Raad",
	"zh":    "Wang Xiuying|Li Na|Zhang Wei|Chen Jiahui|Liu Yang|Huang Meiling|Zhao Guoqiang|Wu Shufen|Zhou Xiaoming|Xu Lijuan|Sun Hao|Ma Long|Zhu Yan|Hu Bin|Guo Jing|He Min|Lin Tao|Gao Feng|Luo Qiang|王秀英|张伟|李娜|Cai Rong|Tang Yu|Song Ping",
	"es":    "Guadalupe Hernández|Íñigo Echeverría|Rocío Villanueva|Joaquín Ibáñez|Nuria Sepúlveda|Álvaro Montoya|Consuelo Arriaga|Martín Ocampo|Xavier Fuentes|Pilar Quintana|Concepción Ruiz|Jesús Navarro|Sol Ríos|Ángel León|Mercedes Campos|Dolores Cruz|Rosa Flores|Luz Reyes|Cruz Soto|Blanca Paz|Santiago del Río|Ramón de la Fuente|Inés Bravo|Paloma Gil|Diego Rey",
}

// frames are sentences into which a name goes, at the start, in the middle and
// at the end; "GIVEN" is the given name alone.
var frames = []string{
	"So I said to NAME, well, you'd better come in then.",
	"NAME was there when we opened the door that morning.",
	"It was always NAME who did the washing up.",
	"We were all sat round the table with GIVEN and nobody said a word.",
	"GIVEN said it would be fine, and it was.",
	"And then, on the bus, there was NAME. And I laughed.",
	"I don't know what I'd have done without GIVEN.",
	"They asked NAME to look after the keys for a week or two.",
}

func framed(name string) (texts []text) {
	given, _, _ := strings.Cut(name, " ")
	for _, frame := range frames {
		for _, slot := range []struct{ mark, name string }{{"NAME", name}, {"GIVEN", given}} {
			at := strings.Index(frame, slot.mark)
			if at < 0 {
				continue
			}
			texts = append(texts, text{
				text: frame[:at] + slot.name + frame[at+len(slot.mark):],
				gold: []mention{{at, at + len(slot.name), "PERSON", ""}},
			})
		}
	}
	return texts
}

// byOrigin gives the recall of names by their origin.
func byOrigin(scan func(text) []detect.Candidate, change func(text) text) map[string]*score {
	out := map[string]*score{}
	for origin, names := range origins {
		s := newScore()
		for _, name := range strings.Split(names, "|") {
			// One document holds all the frames of a name, as an interview would.
			doc := text{}
			for _, x := range framed(name) {
				base := len(doc.text)
				doc.text += x.text + "\n\n"
				for _, m := range x.gold {
					doc.gold = append(doc.gold, mention{base + m.start, base + m.end, m.kind, m.tier})
				}
			}
			doc = change(doc)
			s.add(doc, scan(doc), func(mention) bool { return true })
		}
		out[origin] = s
	}
	return out
}

// TestOriginsOfNames holds the recall of names to be much the same wherever they
// come from.
func TestOriginsOfNames(t *testing.T) {
	s := detect.New(options(t))
	scan := func(x text) []detect.Candidate { return s.Scan(x.text).Candidates }
	for _, c := range []struct {
		name   string
		change func(text) text
		apart  float64 // percentage points between the best and the worst
	}{{"cased", func(x text) text { return x }, 5}, {"as recognised", asRecognised, 25}} {
		least, most := 100.0, 0.0
		scores := byOrigin(scan, c.change)
		for _, origin := range slices.Sorted(maps.Keys(scores)) {
			r := scores[origin].recall["PERSON"]
			least, most = min(least, r.percent()), max(most, r.percent())
			t.Logf("%-14s %-5s %5.1f %% of %d", c.name, origin, r.percent(), r.of)
			if os.Getenv("EVAL_SHOW") == c.name {
				t.Logf("missed %q", scores[origin].missed["PERSON"])
			}
		}
		if most-least > c.apart {
			t.Errorf("%s: from %.1f to %.1f %%, want %.0f points between them at most", c.name, least, most, c.apart)
		}
	}
}
