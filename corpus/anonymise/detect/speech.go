package detect

import "strings"

// isNoise knows what is written of sounds and slurred words, which no
// dictionary has and nobody is called.
func isNoise(word string) bool {
	if len(word) > 12 {
		return false
	}
	if listed(noises, word) {
		return true
	}
	// "mmhmm", "aaah", "ooooh", "hahaha"
	return strings.Trim(word, "mh") == "" || strings.Trim(word, "ah") == "" || strings.Trim(word, "oh") == "" ||
		strings.Trim(word, "uh") == "" || strings.Trim(word, "eh") == "" || strings.Trim(word, "er") == "" || strings.Trim(word, "um") == "" || strings.Trim(word, "aw") == ""
}

func listed(list, word string) bool { return strings.Contains(list, " "+word+" ") }

const noises = " ah aha ahem ahh alright argh aw aww ay aye bah blah bloomin bloody boo brr btw cause cos coz cuz dunno eek eeh eh em er erm ermm ew fab" +
	" gah gee geez gimme gonna gosh gotcha gotta ha hah haha hee hey hi hiya hm hmm hmmm ho hoo hooray huh innit jeez kinda lemme lol lotta" +
	" mhm mhmm mm mmm mmhm mmhmm mmkay nah nahh naw nope nowt oh ohh oi ok okay okey ooh oooh oops ouch outta ow owt oy pah pardon phew pfft" +
	" psst rah righto shh shush sorta ta tada tatty tch telly thingy thingummy tut tutt twas ugh uh uhh uhm uhuh um umm ummm urgh wanna whoa whatcha" +
	" whatsit whoo wow ya yah yay yeah yeahh yep yer yes yikes yo yous yup yuck zzz sssh dya dyou twere tis ave em til till etc eg ie vs ok" +
	" didnt dont doesnt cant wont isnt wasnt werent arent couldnt wouldnt shouldnt havent hasnt hadnt mustnt neednt aint im ive id ill youre youve youd youll" +
	" hes shes theyre theyve theyd theyll weve wed were thats theres whats whos wheres hows lets itd itll itss "
