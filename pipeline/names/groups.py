"""Disjoint sets of names, which become the entities of a document."""

# What mentions of one name share: the family of their types, and their normal form.
Key = tuple[str, str]


class Groups:
    """Disjoint sets of keys; the root of a set is its first key. known: id of the known entity, by root."""

    def __init__(self) -> None:
        """Begin with no key; a key that is asked for is a set of its own."""
        self._parents: dict[Key, Key] = {}
        self.known: dict[Key, str] = {}

    def root(self, key: Key) -> Key:
        """Return the key that stands for the set of a key."""
        self._parents.setdefault(key, key)
        while self._parents[key] != key:
            self._parents[key] = self._parents[self._parents[key]]
            key = self._parents[key]
        return key

    def join(self, first: Key, second: Key) -> None:
        """Make one set of the sets of two keys, under the root of the first."""
        first, second = self.root(first), self.root(second)
        if first != second:
            self._parents[second] = first
            if second in self.known:
                self.known.setdefault(first, self.known[second])

    def may_join(self, first: Key, second: Key) -> bool:
        """Whether two keys are of one family and not of two known entities."""
        ids = {self.known.get(self.root(first)), self.known.get(self.root(second))} - {None}
        return first[0] == second[0] and len(ids) < 2
