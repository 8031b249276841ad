"""Search in short texts, Dutch and English mixed: texts in memory, ranked groups of them out.

Theory of operation. A text is kept as the words that stand in it, without capitals and accents (:mod:`words`). A word
that is asked for becomes its *kin*: the words of the texts that may mean it, each with how surely (:mod:`kinship`):
itself, another form of it (by the Dutch and the English Snowball stemmer, for nobody says in which language they
type), a compound that holds it or a part of it that stands alone, what it is in the other language by a small
glossary, and, only when there is nothing of all that, what is one or two slips away from it.

Texts belong to *groups* (here: questions of hosts), and a group is what is found. For each word asked for, a group
counts its best text by BM25 (Robertson & Zaragoza, 2009: how often, in how long a text), weighed by how few groups
hold that word; the words are added up, so that what one text says and what another says add too. A group that holds
more of the words comes before one that holds a rare one (:mod:`corpus`).

Who asks says which texts they may read. Nothing of other texts counts: not for how rare a word is, not for what kin a
word has. So the answer never tells what stands in a text that is not shown.

The same texts and words give the same answer on every machine and every database.
"""

from plugdedag.engine.search.corpus import Corpus, Found
from plugdedag.engine.search.words import asked, folded, spans

__all__ = ["Corpus", "Found", "asked", "folded", "spans"]
