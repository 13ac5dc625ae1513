// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reading/ns3-attributes.h"

#include <gtest/gtest.h>

namespace pptplab::sim::reading
{
namespace
{

std::string
WrongWith(const std::string& name, const std::string& value)
{
    return WrongAttribute({name, value}).value_or("nothing");
}

TEST(Ns3Attributes, WhatTheModelsSetThemselvesIsRefusedWithWhatToSetInstead)
{
    EXPECT_EQ(WrongWith("ns3::TcpSocket::SegmentSize", "536"),
              "has no effect here: set pptplab::NtHost::SegmentSize");
    EXPECT_EQ(WrongWith("ns3::TcpSocketBase::MinRto", "1s"),
              "has no effect here: set pptplab::NtHost::MinRto");
    EXPECT_EQ(WrongWith("pptplab::RasServer::Ports", "3"), "has no effect here: set server.ports");
    EXPECT_NE(WrongWith("pptplab::NtHost::TcpMaxDataRetransmissions", "3")
                  .find("set PPTPTcpMaxDataRetransmissions"),
              std::string::npos);
}

TEST(Ns3Attributes, WhatIsToBeSetInsteadExists)
{
    for (const char* name : {"SegmentSize",
                             "InitialWindow",
                             "TcpWindowSize",
                             "TcpMaxConnectRetransmissions",
                             "PPTPTcpMaxDataRetransmissions"})
    {
        EXPECT_EQ(WrongWith(std::string("pptplab::NtHost::") + name, "3"), "nothing") << name;
    }
    EXPECT_EQ(WrongWith("pptplab::NtHost::InitialRto", "2s"), "nothing");
    EXPECT_EQ(WrongWith("pptplab::NtHost::MinRto", "200ms"), "nothing");
}

TEST(Ns3Attributes, AnInheritedOneIsSetAtItsOwner)
{
    EXPECT_EQ(WrongWith("ns3::TcpSocketBase::SndBufSize", "9000"),
              "is inherited: set ns3::TcpSocket::SndBufSize");
}

} // namespace
} // namespace pptplab::sim::reading
