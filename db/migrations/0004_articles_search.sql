-- The words of an article: rowid = article id.
CREATE VIRTUAL TABLE `article_index` USING fts5(`title`, `summary`, `people`, `body`, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
