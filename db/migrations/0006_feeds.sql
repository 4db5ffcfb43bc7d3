CREATE TABLE `feeds` (
	`path` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`hash` text NOT NULL,
	`changed_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `fundings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`show_id` integer NOT NULL,
	`url` text NOT NULL,
	`label` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`show_id`) REFERENCES `shows`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fundings_show` ON `fundings` (`show_id`);--> statement-breakpoint
CREATE TABLE `soundbites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recording_id` integer NOT NULL,
	`start` real NOT NULL,
	`duration` real NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`recording_id`) REFERENCES `recordings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `soundbites_recording` ON `soundbites` (`recording_id`);--> statement-breakpoint
CREATE TABLE `picture_sizes` (
	`picture_id` integer NOT NULL,
	`asset_id` integer NOT NULL,
	`width` integer NOT NULL,
	PRIMARY KEY(`picture_id`, `width`),
	FOREIGN KEY (`picture_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `picture_sizes_asset` ON `picture_sizes` (`asset_id`);--> statement-breakpoint
CREATE TABLE `hosts` (
	`show_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`show_id`, `person_id`),
	FOREIGN KEY (`show_id`) REFERENCES `shows`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hosts_person` ON `hosts` (`person_id`);--> statement-breakpoint
ALTER TABLE `episodes` ADD `number_label` text;--> statement-breakpoint
ALTER TABLE `episodes` ADD `explicit` integer;--> statement-breakpoint
ALTER TABLE `episodes` ADD `license` text;--> statement-breakpoint
ALTER TABLE `episodes` ADD `license_url` text;--> statement-breakpoint
ALTER TABLE `episodes` ADD `place_geo` text;--> statement-breakpoint
ALTER TABLE `episodes` ADD `place_osm` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `next_at` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `reason` text;--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`next_at`) WHERE sent_at is null;--> statement-breakpoint
ALTER TABLE `recordings` ADD `published_at` text;--> statement-breakpoint
ALTER TABLE `recordings` ADD `kept_tags` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `video_guid` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `guid_kept` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `shows` ADD `medium` text DEFAULT 'podcast' NOT NULL;--> statement-breakpoint
ALTER TABLE `shows` ADD `serial` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `shows` ADD `license` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `license_url` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `location` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `location_geo` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `location_osm` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `locked` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `shows` ADD `ended` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `shows` ADD `moved_to` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `moved_video_to` text;--> statement-breakpoint
ALTER TABLE `shows` ADD `pages_feeds` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `shows` ADD `kept_tags` text;--> statement-breakpoint
ALTER TABLE `renditions` ADD `retired_at` text;--> statement-breakpoint
UPDATE `recordings` SET `published_at` = (SELECT `published_at` FROM `episodes` WHERE `episodes`.`id` = `recordings`.`episode_id`);--> statement-breakpoint
UPDATE `renditions` SET `retired_at` = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE `current` = 0;
