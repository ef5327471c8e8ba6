-- The first schema: one dataset, its vocabulary, and its figures by indicator.

create table dataset (
	one boolean primary key default true check (one),
	revision bigint not null,
	pushed timestamptz not null default now(),
	descriptor text not null,
	digest bytea not null
);
comment on table dataset is 'The one dataset of this schema.';
comment on column dataset.revision is 'Counts the pushes; readers drop what they hold when it changes.';
comment on column dataset.descriptor is 'datapackage.json, as it describes the dataset as a whole.';

create table area (
	n integer primary key,
	position integer not null unique deferrable initially deferred,
	id text not null unique check (id <> ''),
	code text not null,
	level text not null check (level in ('country', 'province', 'prefecture', 'county', 'township', 'zone')),
	parent text references area (id) deferrable initially deferred check (parent <> id),
	name_zh text not null check (name_zh <> ''),
	name_en text not null,
	short_zh text not null,
	short_en text not null,
	pinyin text not null,
	initials text not null,
	aliases text not null,
	valid_from text not null check (valid_from ~ '^(\d{4}(-\d\d){0,2})?$'),
	valid_to text not null check (valid_to ~ '^(\d{4}(-\d\d){0,2})?$'),
	replaces text not null,
	partial text not null,
	note text not null
);
comment on table area is 'Places with figures; a redistricted area is a row of its own.';
comment on column area.n is 'The number that figures name the area by; it is never given to another.';
comment on column area.position is 'The place in areas.csv.';
comment on column area.replaces is 'Ids of the versions that this one took over from, divided by semicolons; so are aliases.';

create table indicator (
	n smallint primary key,
	position integer not null unique deferrable initially deferred,
	id text not null unique check (id <> ''),
	name_zh text not null check (name_zh <> ''),
	name_en text not null,
	short_zh text not null,
	short_en text not null,
	pinyin text not null,
	initials text not null,
	category_zh text not null,
	category_en text not null,
	unit_zh text not null,
	unit_en text not null,
	decimals smallint not null check (decimals between 0 and 6),
	kind text not null check (kind in ('level', 'growth', 'share', 'per-capita', 'count', 'index')),
	polarity text not null check (polarity in ('higher-better', 'lower-better', 'neutral', 'unknown')),
	price_basis text not null check (price_basis in ('', 'current', 'constant', 'comparable-scope', 'none', 'unknown')),
	measure text not null check (measure in ('', 'flow', 'stock')),
	additive boolean not null,
	rolling_scope boolean not null,
	uneven boolean not null,
	growth_of text references indicator (id) deferrable initially deferred check (growth_of <> id),
	aliases text not null,
	definition_zh text not null,
	definition_en text not null,
	check (growth_of is null or kind = 'growth')
);
comment on table indicator is 'What is measured.';
comment on column indicator.n is 'The number that figures name the indicator by, and their partition.';
comment on column indicator.growth_of is 'The level that a published growth rate belongs to.';

create table document (
	n integer primary key,
	position integer not null unique deferrable initially deferred,
	id text not null unique check (id <> ''),
	title text not null,
	title_en text not null,
	description text not null,
	authors text not null,
	publisher text not null,
	kind text not null check (kind in ('yearbook', 'bulletin', 'release', 'report', 'news', 'secondary')),
	published text not null check (published ~ '^(\d{4}(-\d\d){0,2})?$'),
	accessed text not null check (accessed ~ '^(\d{4}(-\d\d){0,2})?$'),
	url text not null check (url = '' or url ~ '^https?://'),
	language text not null,
	licence text not null,
	note text not null,
	check (title <> '' or description <> '')
);
comment on table document is 'Sources; what a source does not say is empty.';

create table document_text (
	document integer primary key references document (n) on delete cascade,
	body bytea not null
);
comment on table document_text is 'Texts of documents, as their bytes were.';

create table extent (
	indicator smallint primary key references indicator (n) on delete cascade,
	revision bigint not null,
	figures integer not null check (figures >= 0),
	cells integer not null check (cells between 0 and figures),
	digest bytea not null
);
comment on table extent is 'How much there is of each indicator, and since which revision.';
comment on column extent.digest is 'SHA-256 of its figures: a push leaves out what has not changed.';

create table figure (
	indicator smallint not null,
	n integer not null check (n >= 0),
	area integer not null,
	period text not null check (period ~ '^(\d{4}(-(H[12]|9M|Q[1-4]|\d\d(YTD|-\d\d)?)|/\d{4})?)?$'),
	value double precision check (value > -1e15 and value < 1e15),
	decimals smallint not null check (decimals between 0 and 6),
	qualifier text not null check (qualifier in ('exact', 'about', 'over', 'under', 'at_least', 'at_most')),
	status "char" not null check (status in ('A', 'R', 'P', 'E', 'F', 'B', 'O', 'M', 'N', 'L')),
	vintage text not null check (vintage ~ '^(\d{4}(-\d\d){0,2})?$'),
	rank_best integer check (rank_best between 1 and 65535),
	rank_worst integer check (rank_worst between 1 and 65535),
	document integer not null,
	line integer not null check (line > 0),
	printed text not null,
	rank_scope text not null,
	benchmark text not null,
	exact text not null check (exact <> ''),
	prefix text not null,
	suffix text not null,
	locator text not null,
	locator_en text not null,
	note text not null,
	check ((rank_best is null) = (rank_worst is null)),
	check (rank_best <= rank_worst),
	check (value is null or status not in ('O', 'M', 'N', 'L')),
	check (value is not null or status in ('O', 'M', 'N', 'L') or rank_best is not null)
) partition by list (indicator);
comment on table figure is 'One figure as one document gives it; a partition for each indicator.';
comment on column figure.n is 'Numbers the figures of an indicator by period, area and line, without gaps.';
comment on column figure.value is 'In the unit of the indicator; null where a source gives only a rank, or the status says why there is none.';
comment on column figure.decimals is 'Digits after the point as published.';
comment on column figure.status is 'SDMX OBS_STATUS.';
comment on column figure.line is 'The line in observations.csv.';
comment on column figure.exact is 'The quote that the figure stands in.';

alter table figure add primary key (indicator, n);
alter table figure add foreign key (indicator) references indicator (n);
alter table figure add foreign key (area) references area (n);
alter table figure add foreign key (document) references document (n);
create index on figure (document);
