// SPDX-License-Identifier: GPL-2.0-only
#include "models/auth/chap-md5.h"

#include "models/auth/hashes.h"
#include "models/auth/pap.h"

#include <nettle/md5.h>

namespace pptplab::auth
{

Hash16
ChapMd5Response(std::uint8_t identifier, ByteView secret, ByteView challenge)
{
    md5_ctx context{};
    md5_init(&context);
    md5_update(&context, 1, &identifier);
    md5_update(&context, secret.size(), secret.data());
    md5_update(&context, challenge.size(), challenge.data());
    Hash16 response{};
    md5_digest(&context, response.size(), response.data());
    return response;
}

Denial
CheckChapMd5(const std::optional<Account>& account, const ChapAnswer& answer)
{
    if (!account || !account->reversiblePassword)
    {
        return Denial::WrongPassword;
    }
    const Octets secret = PapOctets(*account->reversiblePassword);
    const Hash16 expected = ChapMd5Response(answer.identifier, secret, answer.challenge);
    return answer.value == ViewOf(expected) ? account->denial : Denial::WrongPassword;
}

} // namespace pptplab::auth
