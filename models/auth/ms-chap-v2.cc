// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/ms-chap-v2.h"

#include "models/auth/failure-message.h"

#include <nettle/sha1.h>

#include <algorithm>

namespace pptplab::auth
{

namespace
{

using Sha1Hash = std::array<std::uint8_t, SHA1_DIGEST_SIZE>;

constexpr std::size_t kReserved = 8;
constexpr std::size_t kValueSize = 49;

// The texts that RFC 2759 8.7 mixes in.
constexpr std::string_view kMagic1 = "Magic server to client signing constant";
constexpr std::string_view kMagic2 = "Pad to make it do more than one iteration";

Octets
OctetsOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

Sha1Hash
Sha1(std::initializer_list<ByteView> parts)
{
    sha1_ctx context{};
    sha1_init(&context);
    for (const ByteView part : parts)
    {
        sha1_update(&context, part.size(), part.data());
    }
    Sha1Hash hash{};
    sha1_digest(&context, hash.size(), hash.data());
    return hash;
}

} // namespace

Challenge8
ChallengeHash(const MsChapV2Exchange& exchange)
{
    const Octets user = OctetsOf(exchange.user);
    const Sha1Hash hash =
        Sha1({ViewOf(exchange.peerChallenge), ViewOf(exchange.authenticatorChallenge), user});
    Challenge8 challenge{};
    std::copy_n(hash.begin(), challenge.size(), challenge.begin());
    return challenge;
}

Response24
NtResponse(const MsChapV2Exchange& exchange, const Hash16& ntHash)
{
    return ChallengeResponse(ChallengeHash(exchange), ntHash);
}

std::string
AuthenticatorResponse(const MsChapV2Exchange& exchange,
                      const Hash16& ntHash,
                      const Response24& ntResponse)
{
    const Hash16 hashOfHash = HashOf(ntHash);
    const Octets magic1 = OctetsOf(kMagic1);
    const Octets magic2 = OctetsOf(kMagic2);
    const Sha1Hash first = Sha1({ViewOf(hashOfHash), ViewOf(ntResponse), magic1});
    const Challenge8 challenge = ChallengeHash(exchange);
    const Sha1Hash digest = Sha1({ViewOf(first), ViewOf(challenge), magic2});
    return "S=" + HexText(ViewOf(digest));
}

Octets
MsChapV2Response(const Challenge16& peerChallenge, const Response24& ntResponse)
{
    Octets value;
    ByteWriter out(value);
    out.View(ViewOf(peerChallenge));
    out.Zeros(kReserved);
    out.View(ViewOf(ntResponse));
    out.U8(0); // flags
    return value;
}

std::optional<MsChapV2Answer>
ReadMsChapV2Response(ByteView value)
{
    if (value.size() != kValueSize)
    {
        return std::nullopt;
    }
    MsChapV2Answer answer;
    ByteReader reader(value);
    const ByteView challenge = reader.View(answer.peerChallenge.size());
    reader.Skip(kReserved);
    const ByteView response = reader.View(answer.ntResponse.size());
    std::copy(challenge.begin(), challenge.end(), answer.peerChallenge.begin());
    std::copy(response.begin(), response.end(), answer.ntResponse.begin());
    return answer;
}

EncryptionSecret
MsChapV2Secret(const Hash16& ntHash, const Response24& ntResponse)
{
    EncryptionSecret secret;
    secret.source = EncryptionSecret::Source::MsChapV2;
    secret.hashOfNtHash = HashOf(ntHash);
    secret.ntResponse = ntResponse;
    return secret;
}

std::string_view
WithoutDomain(std::string_view user)
{
    const std::size_t at = user.rfind('\\');
    return at == std::string_view::npos ? user : user.substr(at + 1);
}

} // namespace pptplab::auth
