/** Words that are said often in English, and words that are known to be taken for names. */
export const ENGLISH_WORDS = `
able about above accept access accident account across act action activity actually add address adult after again against age ago
agree ahead air all allow almost alone along already also although always among amount animal another answer any anybody anyone
anything apart appear apply area argue arm around arrive art article ask attention audience aunt autumn available away baby back bad
bag balance bank banks bar base basic battle beach bear beat beautiful because become bed before begin behind believe bell below
best better between beyond big bill bird bit black blood blue board boat body book border born both bottom box boy brain branch
break bridge brief bring broad brother brown build building business buy call calm came camp can capital captain car card care
carry case catch cause cell center central centre century certain chair chance change chapter charge cheap check child children
choice choose church circle citizen city civil claim class clean clear climb clock close cloud coast coat code cold colleague
collect college colour come comes common community company compare concern condition conference consider contact contain continue
control cook corner correct cost could country couple course court cover create cross crowd cry culture cup current cut daily dance
danger dark data date daughter day dead deal dear death debate decade decide deep degree depend describe design desk develop die
difference different difficult dinner direct discuss distance do doctor dog done door doubt down draw dream dress drew drink drive
drop dry due during duty each early earth east easy eat edge education effect effort eight either else empty end enemy energy
engine enjoy enough enter entire equal error escape especially even evening event ever every everybody everyone everything example
except exist expect experience explain eye face fact fail fair fall family famous far farm fast father favour fear feed feel feet
fell few field fifteen fifty fight figure fill film final find fine finger finish fire first fish fit five fix flat floor flow
flower fly follow food foot force foreign forest forget form former forward four free fresh friend from front fruit full fund
further future gain game garden gas gate gather gave general gentle get gift girl give glad glass go goal god gold gone good got
government grand grass great green grey ground group grow guard guess guest guide habit hair half hall hand happen happy hard hat
hate head health hear heart heat heavy help here herself hide high hill himself history hit hold hole home hope horse hospital host
hot hotel hour house housing how however huge human hundred hurt husband ice idea image imagine important increase indeed inside
instead interest island issue item itself job join joint journey joy judge jump just keep key kid kill kind king kitchen knee knew
know known lack lady lake land language large last late later laugh law lay layer lead leaf learn least leave left leg length less
lesson let letter level library lie life lift light like likely line link list listen little live local lock long look lord lose
loss lot loud love low luck lunch machine main make man many map maps mark market marry mass master match matter may maybe mean
measure meat meet meeting member memory men mention middle might mile milk mill mind mine minute miss mistake model moment money
month moon more morning most mother mountain mouth move much music must myself name narrow nation national natural nature near
nearly necessary neck need never new news next nice night nine nobody noise none north nose note nothing notice now number object
obvious occur off offer office often oil old once one only onto open opinion order ordinance other others ought out outside over
own owner page pain paint pair paper parent park part particular party pass past path patient pay peace people perhaps period
person phone photo phrase pick picture piece place plan plane plant play please plenty point police policy poor popular position
possible post pound power present president press pretty price print private problem process produce programme project promise
proper prove provide public pull purpose push put quality queen question quick quiet quite race radio rain raise ran range rate
rather reach read ready real reason receive recent record red remain remember report rest result return rich ride right ring rise
river road rock roll room root rose round row rule run safe said sail sale salt same sand sat save saw say says school science sea
season seat second secret section see seem sell send sense sent sequel series serious serve service set seven several shake shall
shape share sharp she ship shirt shoe shop short should shoulder shout show shut sick side sight sign silence silver similar simple
since sing single sister sit six size skill skin sky sleep slow small smell smile smith snow social society soft soil sold soldier
some somebody someone something sometimes son song soon sort sound source south space speak special speech speed spend spoke
sport spot spring square staff stage stand star start state station stay steal step stick still stone stood stop store story straight
strange street strong student study style subject such sudden suffer sugar suggest summer sun support suppose sure surface
surprise survey sweet swim system table take talk tall taste teach teacher team tell ten term test text than thank thanks thick
thin thing think third thirty though thought thousand three through throw thus tie till time tiny today together told tomorrow
tone tongue tonight too took top total touch toward town trade train travel tree trial trip trouble true trust truth try turn
twelve twenty twice type uncle under understand union unit until up upon use usual valley value various very view village visit
voice wait walk wall want war warm wash watch water wave way weak wear weather web week weight welcome well went west what
whatever wheel when where whether which while white who whole whose why wide wife wild win wind window wine winter wish within
without woman women wonder wood word work worker world worry worth write wrong wrote yard year yellow yes yesterday yet young crackers
`
