-- Words of current transcripts: rowid = transcript · 2^20 + cue number. The texts themselves lie in `cues`.
CREATE VIRTUAL TABLE `cue_index` USING fts5(`text`, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
--> statement-breakpoint
-- What is written about an episode: rowid = episode id.
CREATE VIRTUAL TABLE `episode_index` USING fts5(`title`, `summary`, `people`, `chapters`, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
