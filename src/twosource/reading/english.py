"""The pipeline of English: which stages read a report, in what order."""

from twosource.reading.attribution.attributions import attributions
from twosource.reading.claims.assemble import claims
from twosource.reading.claims.carriers import asides
from twosource.reading.claims.evidence import evidence
from twosource.reading.coreference.chains import chains
from twosource.reading.events.event_places import settings
from twosource.reading.events.roles import roles
from twosource.reading.events.triggers import happenings
from twosource.reading.factuality.factuality import sureties
from twosource.reading.mentions.mentions import mentions
from twosource.reading.pipeline import build, stage
from twosource.reading.quantities.counts import counts
from twosource.reading.times.expressions import times
from twosource.reading.times.moments import moments

ENGLISH = build(
    [
        stage(mentions, "doc sentences", "mentions"),
        stage(chains, "mentions", "chains"),
        stage(times, "doc sentences", "times"),
        stage(counts, "doc sentences times", "counts"),
        stage(happenings, "doc sentences mentions chains", "happenings"),
        stage(roles, "happenings chains counts times", "roles quantities"),
        stage(attributions, "happenings roles chains", "quotations attributions"),
        stage(moments, "happenings times roles attributions", "moments"),
        stage(settings, "happenings roles chains", "settings"),
        stage(sureties, "happenings roles attributions", "sureties"),
        stage(evidence, "happenings roles attributions times", "evidence"),
        stage(asides, "happenings attributions", "asides"),
        stage(claims, "happenings roles quantities moments settings attributions sureties evidence asides", "claims"),
    ]
)
"""The stages of English reading, in order."""
