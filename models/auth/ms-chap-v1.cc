// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/ms-chap-v1.h"

namespace pptplab::auth
{

namespace
{

constexpr std::size_t kResponseSize = 24;
constexpr std::size_t kFlagsAt = 48;
constexpr std::uint8_t kUseNt = 1;

} // namespace

Octets
MsChapV1Response(const TypedPassword& password, const Challenge8& challenge)
{
    Response24 lm{};
    if (password.sendLm)
    {
        lm = ChallengeResponse(challenge, LmHash(password.text, password.conversion));
    }
    const Response24 nt = ChallengeResponse(challenge, NtHash(password.text));
    Octets value;
    ByteWriter out(value);
    out.View(ViewOf(lm));
    out.View(ViewOf(nt));
    out.U8(kUseNt);
    return value;
}

EncryptionSecret
MsChapV1Secret(const Hash16& lmHash, const Hash16& ntHash, const Challenge8& challenge)
{
    EncryptionSecret secret;
    secret.source = EncryptionSecret::Source::MsChapV1;
    secret.lmHash = lmHash;
    secret.hashOfNtHash = HashOf(ntHash);
    secret.challenge = challenge;
    return secret;
}

Denial
CheckMsChapV1(const std::optional<Account>& account, const Challenge8& challenge, ByteView value)
{
    if (!account || value.size() != kMsChapResponseSize)
    {
        return Denial::WrongPassword;
    }
    const bool byNt = value[kFlagsAt] == kUseNt;
    const Response24 expected =
        ChallengeResponse(challenge, byNt ? account->ntHash : account->lmHash);
    const ByteView given = value.Part(byNt ? kResponseSize : 0, kResponseSize);
    return given == ViewOf(expected) ? account->denial : Denial::WrongPassword;
}

} // namespace pptplab::auth
