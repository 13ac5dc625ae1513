// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/dot.h"

#include "tests/topologies/small-graphs.h"
#include "topologies/graphml-writer.h"
#include "topologies/picture.h"
#include "topologies/star.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

Star
SmallStar(std::uint32_t clients)
{
    StarOptions options;
    options.groups = {{"office", {BitRate{56'000}, 10ms}, clients}};
    return Star(options);
}

bool
Contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(ToDot, ShowsMachinesAndLines)
{
    const std::string dot = ToDot(SmallStar(2).Machines());
    EXPECT_TRUE(Contains(dot, "office-2\\n10.0.0.3")) << dot;
    EXPECT_TRUE(Contains(dot, "server-1\\n192.168.0.2")) << dot;
    EXPECT_TRUE(Contains(dot, "56 kbps\\n10 ms")) << dot;
    EXPECT_FALSE(Contains(dot, "pos=")) << dot;
}

TEST(ToDot, ACrowdIsOneBox)
{
    PictureOptions options;
    options.mostHosts = 8;
    EXPECT_TRUE(Contains(ToDot(SmallStar(8).Machines(), options), "office-5"));
    const std::string dot = ToDot(SmallStar(10'000).Machines(), options);
    EXPECT_TRUE(Contains(dot, "office-1 ... office-10000\\n10000 clients")) << dot;
    EXPECT_FALSE(Contains(dot, "office-5\\n"));
}

TEST(ToDot, ABoxStandsBetweenItsHostsAndTheirRouter)
{
    const Star star = SmallStar(2);
    PictureOptions options;
    const auto& clients = star.Clients(0);
    for (const Vertex client : clients)
    {
        options.boxes[client] = {"NAT \"a\"", "10.3.255.254"};
    }
    const std::string dot = ToDot(star.Machines(), options);
    EXPECT_TRUE(Contains(dot, "  box0 [label=\"NAT \\\"a\\\"\\n10.3.255.254\"")) << dot;
    EXPECT_TRUE(Contains(dot, "  box0 -- 0;\n")) << dot;
    for (const Vertex client : clients)
    {
        EXPECT_TRUE(Contains(dot, "  box0 -- " + std::to_string(client) + " [label")) << dot;
    }
    EXPECT_FALSE(Contains(dot, "box1")) << dot;
    EXPECT_TRUE(Contains(ToGraphMl(star.Machines(), options.boxes),
                         "<data key=\"box\">NAT \"a\"; 10.3.255.254</data>"));
}

TEST(ToDot, MarksAreDrawn)
{
    const Star star = SmallStar(1);
    const auto& graph = star.Machines();
    PictureOptions options;
    options.marks.ways = {&graph[*boost::out_edges(star.Server(0), graph).first]};
    options.marks.weakLines = {&graph[*boost::out_edges(star.Clients(0).front(), graph).first]};
    options.marks.weakMachines = {star.Router()};
    options.marks.remarks = {{star.Server(0), "GRE \"stops\""}};
    const std::string dot = ToDot(graph, options);
    EXPECT_TRUE(Contains(dot, "192.168.0.2\\nGRE \\\"stops\\\"\"")) << dot;
    EXPECT_TRUE(Contains(dot, "#eeeeee\", color=\"#e69138\"")) << dot;
    EXPECT_TRUE(Contains(dot, "[label=\"56 kbps\\n10 ms\", color=\"#e69138\"")) << dot;
    EXPECT_TRUE(Contains(dot, "color=\"#1155cc\"")) << dot;
}

TEST(ToDot, NamesCannotBreakOut)
{
    Graph graph;
    AddRouter(graph, "a\"]; b\\ [\nc");
    EXPECT_TRUE(Contains(ToDot(graph), "label=\"a\\\"]; b\\\\ [ c\"")) << ToDot(graph);
}

TEST(ToDot, RoutersStandWhereTheyAre)
{
    Graph graph;
    AddRouter(graph, "London");
    graph[0].place = Place{50, -10};
    EXPECT_TRUE(Contains(ToDot(graph), "pos=\"-5,25!\"")) << ToDot(graph);
}

class Picture : public testing::Test
{
  protected:
    void SetUp() override
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "pictureXXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }

    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::filesystem::path m_folder;
};

TEST_F(Picture, IsDrawnWithItsTextBesideIt)
{
    if (std::system("dot -V >/dev/null 2>&1") != 0) // NOLINT(cert-env33-c): a fixed command
    {
        GTEST_SKIP() << "Graphviz (dot) is not installed";
    }
    const auto file = m_folder / "it's a star.svg";
    const auto trouble = DrawPicture(ToDot(SmallStar(3).Machines()), file);
    EXPECT_EQ(trouble.value_or("none"), "none");
    std::stringstream svg;
    svg << std::ifstream(file).rdbuf();
    EXPECT_TRUE(Contains(svg.str(), "<svg"));
    EXPECT_TRUE(Contains(svg.str(), "10.0.0.4")); // office-3; Graphviz writes "-" as an entity
    EXPECT_TRUE(std::filesystem::exists(m_folder / "it's a star.dot"));
}

TEST_F(Picture, TellsWhyThereIsNone)
{
    EXPECT_EQ(DrawPicture("", m_folder / "missing/a.svg"),
              (m_folder / "missing/a.dot").string() + ": cannot be written");
    EXPECT_EQ(DrawPicture("", m_folder / "a"),
              (m_folder / "a").string() + ": the ending tells no kind of picture, such as .svg");
}

} // namespace
} // namespace pptplab::topologies
