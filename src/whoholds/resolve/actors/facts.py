"""What a theatre knows about actors, on the day of a report.

In: a theatre (or none) and a date. Out: actors found in a text, their sides and the roles they held that day.
Stays true: a role outside its dates does not count; without a date only open roles do not.
"""

import re
from collections.abc import Mapping
from datetime import date

from whoholds.records import Actor, Role, SourceKind, Theatre
from whoholds.resolve.actors.leaders import government_side
from whoholds.resolve.actors.lexicon import rows
from whoholds.resolve.actors.names import bare_tokens, fold
from whoholds.resolve.actors.states import STATES, State, find_states

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LONGEST_ALIAS_WORDS = 8
LEADING = frozenset({"leader", "spokesman", "spokeswoman", "president", "commander-in-chief"})
"""Titles whose holders reports call by their last name alone."""


def _load_groups() -> tuple[Actor, ...]:
    return tuple(
        Actor(
            row["name"],
            row["type"],
            SourceKind(row["kind"]),
            tuple(filter(None, row["aliases"].split("|"))),
            fights=row["kind"] == "party",
        )
        for row in rows("groups.csv")
    )


GROUPS = _load_groups()
"""Groups and bodies that reports anywhere name by several names; a theatre's own entry replaces the one here."""


class Facts:
    """A theatre's actors, looked up by any of their names, as of `day`."""

    def __init__(self, theatre: Theatre | None, day: date | None) -> None:
        self.day = day
        own = theatre.actors if theatre else ()
        known = {fold(alias) for actor in own for alias in (actor.name, *actor.aliases)}
        actors = (*own, *(a for a in GROUPS if not known & {fold(n) for n in (a.name, *a.aliases)}))
        self._by_name: Mapping[str, Actor] = {actor.name: actor for actor in actors}
        self._by_key: dict[str, list[Actor]] = {}
        for actor in actors:
            for alias in (actor.name, *actor.aliases):
                entry = self._by_key.setdefault(fold(alias), [])
                if actor not in entry:
                    entry.append(actor)
        self._common = {fold(a) for actor in own for a in actor.aliases if a == a.lower() and len(a) > 3}
        self._firsts = {key.split()[0] for key in self._by_key if key}
        self.outlets = {fold(a): o for o in (theatre.outlets if theatre else ()) for a in (o.name, *o.aliases)}
        countries = theatre.countries if theatre else ()
        self.country = STATES.get(countries[0]) if len(countries) == 1 else None
        """The one country that the theatre is about, None if it is about several or none."""
        self.fighting = frozenset(a.name for a in actors if a.fights)
        self._persons = [(bare_tokens(a.name), a) for a in actors if a.type == "person"]

    def actor(self, name: str) -> Actor:
        """The actor with this canonical name.

        Raises:
            KeyError: the theatre has no such actor.
        """
        return self._by_name[name]

    def named(self, name: str) -> Actor | None:
        """The one actor that goes by exactly `name`; None if there is none or several."""
        actors = self._by_key.get(fold(name), [])
        return self._choose(actors) if actors else None

    def find(self, text: str) -> list[tuple[int, int, Actor]]:
        """Names and aliases of the theatre's actors in `text`, longest first at each word, none overlapping."""
        if not self._by_key:
            return []
        words = list(_WORD.finditer(text))
        folded = [fold(word.group()) for word in words]
        found: list[tuple[int, int, Actor]] = []
        index = 0
        while index < len(words):
            step = self._longest(text, words, folded, index)
            if step is None:
                index += 1
                continue
            count, actor = step
            end = words[index + count - 1].end()
            if re.search(r"['’]s?$", text[words[index].start() : end]):
                end -= len(re.search(r"['’]s?$", text[words[index].start() : end]).group())  # type: ignore[union-attr]
            found.append((words[index].start(), end, actor))
            index += count
        return found

    def _longest(
        self, text: str, words: list[re.Match[str]], folded: list[str], index: int
    ) -> tuple[int, Actor] | None:
        if not folded[index] or folded[index].split()[0] not in self._firsts:
            return None
        for count in range(min(LONGEST_ALIAS_WORDS, len(words) - index), 0, -1):
            actors = self._by_key.get(" ".join(folded[index : index + count]))
            if actors:
                chosen = self._choose(actors)
                if chosen is not None and self._as_name(text[words[index].start() : words[index + count - 1].end()]):
                    return count, chosen
        return None

    def _as_name(self, said: str) -> bool:
        """Whether the words stand as a name: capitals where the theatre writes them, so that "is" is never IS."""
        if said == said.lower():
            return fold(said) in self._common
        return len(said) > 3 or said.isupper()

    def _choose(self, actors: list[Actor]) -> Actor | None:
        """Of several bearers of a name the one in office that day; None if that does not decide."""
        if len(actors) == 1:
            return actors[0]
        serving = [actor for actor in actors if self.roles(actor)]
        return serving[0] if len(serving) == 1 else None

    def surnamed(self, tokens: tuple[str, ...]) -> Actor | None:
        """The one leader or spokesman of that day whose last name `tokens` is; None if none or several bear it."""
        bearers = [a for name, a in self._persons if len(name) > 1 and name[-len(tokens) :] == tokens]
        leading = [a for a in bearers if any(role.title in LEADING for role in self.roles(a))]
        return leading[0] if len(leading) == 1 else None

    def roles(self, actor: Actor) -> tuple[Role, ...]:
        """The roles `actor` held on the report's day; every role if the day is unknown."""
        return tuple(role for role in actor.roles if self._held(role))

    def _held(self, role: Role) -> bool:
        if self.day is None:
            return True
        return (role.since is None or role.since <= self.day) and (role.until is None or self.day < role.until)

    def side(self, actor: Actor) -> str | None:
        """The side `actor` was on that day: that of a role held then, else its own.

        A body of states speaks for itself.
        """
        held = self.roles(actor)
        if held:
            return held[0].side
        own = actor.fights or actor.kind is SourceKind.OFFICIAL
        return actor.side or (actor.name if actor.type in ("group", "state") and own else None)

    def state_of(self, actor: Actor) -> State | None:
        """The state that `actor` is or belongs to, by its own name or its side's."""
        for name in (actor.name, self.side(actor)):
            found = find_states(name) if name and actor.type in ("state", "person") else []
            if found:
                return found[0].state
        return None

    def government(self, state: State) -> Actor | None:
        """The theatre's actor that stands for the government of `state`, if it has one."""
        for key in (f"{state.adjective} government", state.name):
            actors = self._by_key.get(fold(key))
            if actors:
                return actors[0]
        return None

    def out_of_power(self, actor: Actor, said: str) -> bool:
        """Whether `said` ("Afghan officials") names a government that another had replaced by the report's day."""
        found = find_states(said)
        if not found or found[0].start > 0 or fold(said) == fold(actor.name) or actor.type == "person":
            return False
        dated = government_side(found[0].state, self.day)
        return dated is not None and actor.name != dated and actor.name.endswith("government")
