// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-log.h"

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

std::optional<EventKind>
EventOfSetUp(EndCause cause, Phase phase)
{
    return EventOf({cause, 0, false}, phase, kOptional);
}

TEST(ServerLog, SaysWhoHungUpAndNotThatTheServerDid)
{
    EXPECT_EQ(EventOf({EndCause::PeerHangUp, 0, true}, Phase::Network, kOptional),
              EventKind::UserHungUp);
    EXPECT_EQ(EventOf({EndCause::ControlLost, 0, true}, Phase::Network, kOptional),
              EventKind::UserHungUp);
    EXPECT_EQ(EventOf({EndCause::LocalHangUp, 0, true}, Phase::Network, kOptional), std::nullopt);
}

TEST(ServerLog, TellsWhereASetUpBroke)
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

TEST(ServerLog, NamesTheStateOfTheAccount)
{
    const auto denied = [](auth::Denial denial) {
        return EventOf({EndCause::Denied, static_cast<std::uint16_t>(denial), false},
                       Phase::Authenticate,
                       kOptional);
    };
    EXPECT_EQ(denied(auth::Denial::WrongPassword), EventKind::AuthenticationFailed);
    EXPECT_EQ(denied(auth::Denial::PasswordExpired), EventKind::PasswordExpired);
    EXPECT_EQ(denied(auth::Denial::AccountExpired), EventKind::AccountExpired);
    EXPECT_EQ(denied(auth::Denial::NoDialInPermission), EventKind::NoDialInPrivilege);
}

TEST(ServerLog, DemandsEncryptionAsItIsSetUp)
{
    const session::End end = {EndCause::NoEncryption, 0, false};
    EXPECT_EQ(EventOf(end, Phase::Network, EncryptionPolicy::Required),
              EventKind::EncryptionRequired);
    EXPECT_EQ(EventOf(end, Phase::Network, EncryptionPolicy::Required128), EventKind::PppFailure);
}

} // namespace
} // namespace pptplab::node
