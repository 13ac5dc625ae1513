// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/glossary-tables.h"

#include <array>

namespace pptplab::sim::explain
{

namespace
{

constexpr std::array kTermsOfTraffic = {
    Term{"erlang",
         "E; traffic",
         "The unit of load: one port busy all the time. 90 calls an hour of half an hour each are "
         "45 erlangs, over how many ports they are spread or not. It has no dimension.",
         "A = calls per hour x mean holding time in hours",
         "formula held-load arrivals=90/h holding=30min",
         "offered load; carried load; holding time",
         "ITU-T E.600, traffic intensity"},
    Term{"offered load",
         "offered traffic; load; A",
         "What the callers would keep busy if no port were ever missing. It does not depend on the "
         "number of ports, and what is refused belongs to it.",
         "A = arrival rate x mean holding time",
         "formula held-load arrivals=90/h holding=30min ports=50",
         "erlang; carried load; Erlang B",
         "ITU-T E.600"},
    Term{"carried load",
         "carried traffic; occupancy",
         "The mean number of busy ports. It is what a count of the ports shows, and is below the "
         "offered load by what was refused.",
         "Y = A (1 - B), at most the number of ports",
         "formula erlang-b load=45 ports=50",
         "offered load; Erlang B; time congestion",
         "ITU-T E.600"},
    Term{"Erlang B",
         "Erlang loss formula; B(N,A); blocking; M/M/c/c; loss formula",
         "The share of callers who find all ports busy, if callers come at random, go away when "
         "refused, and are many. How the length of the sessions spreads does not matter, only its "
         "mean.",
         "B(N,A) = (A^N / N!) / sum over i = 0..N of A^i / i!",
         "formula erlang-b load=45 ports=50",
         "offered load; grade of service; Engset; call congestion",
         "A. K. Erlang 1917"},
    Term{"Erlang C",
         "M/M/c; waiting formula",
         "The share of callers who have to wait, where nobody is refused but all stand in a queue. "
         "A PPTP server has no queue, so this is for comparison.",
         "C = N B / (N - A (1 - B)), where B = B(N,A) and A < N",
         "formula erlang-c load=45 ports=50",
         "Erlang B",
         "A. K. Erlang 1917"},
    Term{"Engset",
         "finite sources; finite population",
         "As Erlang B, but with a finite number of users: whoever is connected does not call. The "
         "fewer users, the fewer refusals at the same load.",
         "share of time all busy: C(S,N) b^N / sum over i of C(S,i) b^i, S users, b load of an "
         "idle "
         "user",
         "formula engset sources=60 ports=50 calls_per_idle_source=3",
         "Erlang B; call congestion; time congestion",
         "T. O. Engset 1918"},
    Term{"grade of service",
         "GoS; service level",
         "The share of attempts that may be refused in the busy hour, as somebody promised it: 1 % "
         "means that of 100 attempts one finds no port. A smaller number is a better service.",
         "smallest N with B(N,A) <= grade",
         "capacity --users 480 --busy-hour-erlangs 0.075 --grade 1% --formula",
         "busy hour; Erlang B; call congestion",
         "ITU-T E.600"},
    Term{"busy hour",
         "peak hour",
         "The sixty minutes of the day with the most load. Ports are planned for it: an average "
         "over the day hides it, since nobody calls at night.",
         "load of the busy hour = load of the day in erlang hours x its share in the busy hour",
         "formula load-at time=6h mean=45 amplitude=20 period=24h holding=30min",
         "grade of service; offered load",
         "ITU-T E.600"},
    Term{"call congestion",
         "share of attempts; refused share",
         "The share of the attempts that are refused: what callers feel. With Poisson callers it "
         "equals time congestion; with few users, or with clean-ups, it does not.",
         "refused attempts / all attempts",
         "run my.toml --set scenario.replications=1",
         "time congestion; Erlang B; Engset",
         "ITU-T E.600"},
    Term{"time congestion",
         "share of time",
         "The share of the time in which all ports are busy: what an observer at the server sees.",
         "time with all ports busy / all time",
         "formula busy load=45 ports=50",
         "call congestion; Erlang B",
         "ITU-T E.600"},
    Term{"holding time",
         "session time; duration; mean holding time",
         "How long a call keeps its port. For the server that is the session with dialling before "
         "it and clean-up after it.",
         "held = set-up + session + share of NetBEUI x clean-up",
         "formula held-load arrivals=90/h holding=30min setup=1.2s cleanup=4s netbeui_share=0.5",
         "offered load; clean-up",
         "ITU-T E.600"},
    Term{"Poisson arrivals",
         "random arrivals; Poisson",
         "Callers who do not know of each other: in each moment a call is as likely as in any "
         "other, whatever was before.",
         "P(k calls) = m^k exp(-m) / k!, m the mean number",
         "formula poisson mean=3 number=5",
         "offered load; Erlang B; Engset",
         "S. D. Poisson 1837; W. Feller, Introduction to Probability Theory, chapter VI"},
    Term{"peakedness",
         "bunching; overflow",
         "How much more a stream of calls bunches than Poisson callers, for whom it is 1. What one "
         "server refuses and the next one gets is bunched.",
         "Z = variance / mean of the busy ports of an unlimited group",
         "formula overflow load=45 ports=50",
         "Poisson arrivals; trunk",
         "R. I. Wilkinson 1956"},
    Term{"redial",
         "retry; repeated attempts; retrial",
         "Another try of a caller who was refused. It makes attempts out of refusals, so that the "
         "share of attempts refused and the share of callers refused part.",
         "attempts = first tries / (1 - redial x refused share)",
         "formula retrial load=45 ports=50 redial=0.9 pause=30s holding=30min",
         "call congestion; mass reconnect",
         "A. A. Fredericks and G. A. Reisner 1979; J. R. Artalejo and A. Gomez-Corral 2008"},
    Term{"mass reconnect",
         "storm; redial storm; mass redial",
         "A server fails, and all who were on it dial again within a minute. They are no Poisson "
         "callers: the rate at which the rest can let them in, and a random pause before dialling, "
         "decide how long it lasts.",
         "",
         "explain Q203597",
         "redial; hunt order",
         "Q203597"},
    Term{"trunk",
         "port; VPN port; line",
         "What one session needs and no two can share. On Windows NT it is a VPN port; in books of "
         "telephony it is a trunk.",
         "",
         "formula erlang-b-ports load=36 blocking=0.01",
         "Erlang B; trunking gain; address pool",
         "ITU-T E.600"},
    Term{"trunking gain",
         "economy of scale; pooling",
         "One big group of ports carries more than the same ports in small groups, since seldom "
         "are all of them busy at once.",
         "B(2N, 2A) < B(N, A)",
         "formula erlang-b load=90 ports=100",
         "Erlang B; trunk",
         "V. B. Iversen, Teletraffic Engineering"},
};

} // namespace

std::vector<Term>
TermsOfTraffic()
{
    return {kTermsOfTraffic.begin(), kTermsOfTraffic.end()};
}

} // namespace pptplab::sim::explain
