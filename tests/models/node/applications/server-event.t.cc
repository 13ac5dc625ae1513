// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-event.h"

#include "models/auth/account.h"

#include <gtest/gtest.h>

namespace pptplab::node
{
namespace
{

using ppp::Phase;
using ras::EventKind;
using session::EncryptionPolicy;
using session::EndCause;

constexpr auto kOptional = EncryptionPolicy::Optional;
constexpr auto kRas = ras::Product::Ras;

std::optional<EventKind>
EventOfSetUp(EndCause cause, Phase phase)
{
    return EventOf({cause, 0, false}, phase, kOptional, kRas);
}

TEST(ServerEvent, SaysWhoHungUpAndNotThatTheServerDid)
{
    EXPECT_EQ(EventOf({EndCause::PeerHangUp, 0, true}, Phase::Network, kOptional, kRas),
              EventKind::UserHungUp);
    EXPECT_EQ(EventOf({EndCause::ControlLost, 0, true}, Phase::Network, kOptional, kRas),
              EventKind::UserHungUp);
    EXPECT_EQ(EventOf({EndCause::LocalHangUp, 0, true}, Phase::Network, kOptional, kRas),
              std::nullopt);
}

TEST(ServerEvent, TellsWhereASetUpBroke)
{
    EXPECT_EQ(EventOfSetUp(EndCause::PeerSilent, Phase::Establish), EventKind::NoInitialData);
    EXPECT_EQ(EventOfSetUp(EndCause::PppTimeout, Phase::Establish), EventKind::PppFailure);
    EXPECT_EQ(EventOfSetUp(EndCause::PppTimeout, Phase::Authenticate),
              EventKind::AuthenticationTimeout);
    EXPECT_EQ(EventOfSetUp(EndCause::ControlReset, Phase::Authenticate), EventKind::TransportError);
    EXPECT_EQ(EventOfSetUp(EndCause::ControlReset, Phase::Establish), std::nullopt);
    EXPECT_EQ(EventOfSetUp(EndCause::ProjectionFailed, Phase::Network), EventKind::NotProjected);
    EXPECT_EQ(EventOfSetUp(EndCause::NoNetworkProtocol, Phase::Network), EventKind::PppFailure);
}

TEST(ServerEvent, NamesTheStateOfTheAccount)
{
    const auto denied = [](auth::Denial denial) {
        return EventOf({EndCause::Denied, static_cast<std::uint16_t>(denial), false},
                       Phase::Authenticate,
                       kOptional,
                       kRas);
    };
    EXPECT_EQ(denied(auth::Denial::WrongPassword), EventKind::AuthenticationFailed);
    EXPECT_EQ(denied(auth::Denial::PasswordExpired), EventKind::PasswordExpired);
    EXPECT_EQ(denied(auth::Denial::AccountExpired), EventKind::AccountExpired);
    EXPECT_EQ(denied(auth::Denial::NoDialInPermission), EventKind::NoDialInPrivilege);
}

TEST(ServerEvent, DemandsEncryptionAsItIsSetUp)
{
    const session::End end = {EndCause::NoEncryption, 0, false};
    EXPECT_EQ(EventOf(end, Phase::Network, EncryptionPolicy::Required, kRas),
              EventKind::EncryptionRequired);
    EXPECT_EQ(EventOf(end, Phase::Network, EncryptionPolicy::Required128, kRas),
              EventKind::PppFailure);
}

// Q172215 and Q174474: the remote, or the local, computer does not support the required type.
TEST(ServerEvent, OfAStrengthThatIsNotThereIsOneOfPpp)
{
    for (const EndCause cause : {EndCause::NoCommonEncryption, EndCause::EncryptionMissing})
    {
        EXPECT_EQ(EventOf({cause, 0, false}, Phase::Network, EncryptionPolicy::Required, kRas),
                  EventKind::PppFailure);
    }
}

// KB 888201: 20073 on a server of NT 4.0 behind a firewall without GRE.
TEST(ServerEvent, OfSilenceIsOneOfPppOnRras)
{
    const session::End end = {EndCause::PeerSilent, 0, false};
    const auto kind = EventOf(end, Phase::Establish, kOptional, ras::Product::Rras);
    ASSERT_TRUE(kind.has_value());
    EXPECT_EQ(ras::EventId(*kind, ras::Product::Rras), 20073U);
}

} // namespace
} // namespace pptplab::node
