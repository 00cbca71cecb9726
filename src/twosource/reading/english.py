"""The pipeline of English: which stages read a report, in what order."""

from twosource.reading.attribution.attributions import attributions
from twosource.reading.attribution.deniers import deniers
from twosource.reading.claims.assemble import claims
from twosource.reading.claims.carriers import asides
from twosource.reading.claims.evidence import evidence
from twosource.reading.coreference.chains import chains
from twosource.reading.events.event_places import settings
from twosource.reading.events.relations import ties
from twosource.reading.events.responsibility import answers
from twosource.reading.events.roles import roles
from twosource.reading.events.triggers import event_mentions
from twosource.reading.factuality.factuality import factualities
from twosource.reading.mentions.mentions import mentions
from twosource.reading.pipeline import build, stage
from twosource.reading.quantities import counts
from twosource.reading.times import moments, times

ENGLISH = build(
    [
        stage(mentions, "doc sentences", "mentions"),
        stage(chains, "doc mentions", "chains index"),
        stage(times, "doc sentences", "times"),
        stage(counts, "doc sentences times", "counts"),
        stage(ties, "doc sentences index", "ties"),
        stage(event_mentions, "doc sentences mentions ties", "event_mentions"),
        stage(answers, "event_mentions", "answers"),
        stage(roles, "event_mentions index ties answers counts times", "roles quantities"),
        stage(attributions, "event_mentions answers index roles chains", "quotations attributions"),
        stage(moments, "event_mentions times roles attributions", "moments"),
        stage(settings, "event_mentions index roles", "settings"),
        stage(factualities, "event_mentions roles attributions", "factualities"),
        stage(evidence, "event_mentions roles attributions times", "evidence"),
        stage(asides, "event_mentions attributions", "asides"),
        stage(deniers, "event_mentions attributions factualities asides", "denials"),
        stage(claims, "event_mentions index roles quantities moments settings attributions factualities denials evidence asides", "claims"),
    ]
)
"""The stages of English reading, in order."""
