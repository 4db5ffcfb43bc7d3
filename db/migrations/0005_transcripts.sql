CREATE TABLE `corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`revision_id` integer NOT NULL,
	`cue` integer NOT NULL,
	`word` integer NOT NULL,
	`heard` text NOT NULL,
	`written` text NOT NULL,
	`state` text DEFAULT 'made' NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `corrections_of` ON `corrections` (`revision_id`,`cue`);--> statement-breakpoint
CREATE TABLE `terms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`show_id` integer NOT NULL,
	`term` text NOT NULL,
	`synonyms` text DEFAULT '' NOT NULL,
	`expansion` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`show_id`) REFERENCES `shows`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `terms_show` ON `terms` (`show_id`);--> statement-breakpoint
ALTER TABLE `recordings` ADD `loudness_reached` real;--> statement-breakpoint
ALTER TABLE `recordings` ADD `full_picture` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `recordings` ADD `model` text;--> statement-breakpoint
ALTER TABLE `recordings` ADD `words_key` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `model` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `reviews_chapters` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `chapters` ADD `proposed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `cues` ADD `corrected` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `removed` text DEFAULT '[]' NOT NULL;