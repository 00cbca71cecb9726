-- Origins of one kind, the last found first, and those that several reports have in common.

CREATE INDEX origin_kind ON origin (kind);
CREATE INDEX origin_shared ON origin (number) WHERE kind <> 'own';
