DROP INDEX `renditions_asset`;--> statement-breakpoint
CREATE UNIQUE INDEX `renditions_asset` ON `renditions` (`asset_id`,`recording_id`,`profile`);--> statement-breakpoint
CREATE INDEX `episodes_cover` ON `episodes` (`cover_asset_id`);