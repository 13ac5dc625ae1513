// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/evidence.h"

#include <gtest/gtest.h>

namespace pptplab::sim::explain
{
namespace
{

using analysis::Layer;
using analysis::Row;

Row
Frame(std::size_t number, const std::string& from, Layer layer)
{
    Row row;
    row.number = number;
    row.from = from;
    row.layers = {Layer{"IP"}, std::move(layer)};
    return row;
}

Layer
Tcp(const std::string& flags)
{
    Layer layer{"TCP"};
    layer.fields["flags"] = flags;
    return layer;
}

Layer
Gre(bool acknowledges)
{
    Layer layer{"GRE"};
    layer.fields["sequence"] = 0;
    if (acknowledges)
    {
        layer.fields["acknowledgment"] = 0;
    }
    return layer;
}

Layer
BareAcknowledgment()
{
    Layer layer{"GRE"};
    layer.fields["acknowledgment"] = 0;
    return layer;
}

Layer
Icmp(int quoted)
{
    Layer layer{"ICMP"};
    layer.fields["quoted_protocol"] = quoted;
    return layer;
}

std::string
Told(const std::vector<Row>& rows, const std::string& symptom)
{
    analysis::FrameTable table;
    table.rows = rows;
    const Symptoms symptoms = EvidenceIn(table).AsSymptoms();
    const auto found = symptoms.find(symptom);
    return found == symptoms.end() ? "nothing" : found->second;
}

const Row kSyn = Frame(1, "client", Tcp("....S."));
const Row kSynAck = Frame(2, "server", Tcp(".A..S."));

TEST(Evidence, OfPort1723IsWhatAnswersTheSyn)
{
    EXPECT_EQ(Told({kSyn}, "port-1723"), "silent");
    EXPECT_EQ(Told({}, "port-1723"), "nothing") << "no SYN leaves the machine";
    EXPECT_EQ(Told({kSyn, Frame(2, "server", Tcp(".A.R.."))}, "port-1723"), "reset");
    EXPECT_EQ(Told({kSyn, Frame(2, "10.0.0.1", Icmp(6))}, "port-1723"), "unreachable");
    EXPECT_EQ(Told({kSyn, kSynAck}, "port-1723"), "open");
    EXPECT_EQ(Told({kSyn}, "gre"), "nothing") << "there is no call that could have any";
}

TEST(Evidence, OfGreTellsDirectionsAndWhoSpokeOfThem)
{
    const Row sent = Frame(3, "client", Gre(false));
    const Row error = Frame(4, "10.0.0.1", Icmp(47));
    EXPECT_EQ(Told({kSyn, kSynAck}, "gre"), "none");
    EXPECT_EQ(Told({kSyn, kSynAck, sent}, "gre"), "to-server");
    EXPECT_EQ(Told({kSyn, kSynAck, sent, error}, "gre"), "unreachable");
    EXPECT_EQ(Told({kSyn, kSynAck, error}, "gre"), "own-unreachable");
    EXPECT_EQ(Told({kSyn, kSynAck, sent, Frame(4, "10.0.0.9", Gre(false))}, "gre"),
              "other-address");
    EXPECT_EQ(Told({kSyn, kSynAck, sent, Frame(4, "server", Gre(false))}, "gre"), "from-server");
    EXPECT_EQ(Told({kSyn, kSynAck, sent, Frame(4, "server", Gre(true))}, "gre"), "both");
}

TEST(Evidence, TakesABareAcknowledgmentForNoFrameOfPpp)
{
    const Row sent = Frame(3, "client", Gre(false));
    const Row bare = Frame(4, "server", BareAcknowledgment());
    EXPECT_EQ(Told({kSyn, kSynAck, sent, bare}, "gre"), "acknowledgments");
    EXPECT_EQ(Told({kSyn, kSynAck, sent, bare, Frame(5, "server", Gre(false))}, "gre"), "both");
}

TEST(Evidence, NamesTheFrameThatShowsIt)
{
    analysis::FrameTable table;
    table.rows = {kSyn, kSynAck, Frame(3, "client", Gre(false)), Frame(4, "10.0.0.1", Icmp(47))};
    const Evidence evidence = EvidenceIn(table);
    ASSERT_EQ(evidence.findings.size(), 2U);
    EXPECT_EQ(evidence.findings[0].frame, 2U);
    EXPECT_EQ(evidence.findings[1].frame, 4U);
}

} // namespace
} // namespace pptplab::sim::explain
