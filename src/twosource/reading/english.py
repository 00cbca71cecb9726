"""The pipeline of English: which stages read a report, in what order."""

from twosource.reading.asides import asides
from twosource.reading.attribution import attributions
from twosource.reading.certainty import sureties
from twosource.reading.claims import claims
from twosource.reading.coreference import chains
from twosource.reading.counts import counts
from twosource.reading.dating import moments
from twosource.reading.evidence import evidence
from twosource.reading.happenings import happenings
from twosource.reading.names import mentions
from twosource.reading.pipeline import build, stage
from twosource.reading.placing import settings
from twosource.reading.roles import roles
from twosource.reading.times import times

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
