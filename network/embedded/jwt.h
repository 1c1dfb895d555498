// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace personae::embedded {

/// The claims of a Cloudillo access token (Cloudillo 3.1).
struct Claims
{
    QString issuer;     ///< the tenant, as typed at sign-in
    QString subject;    ///< empty: the tenant's owner
    QStringList roles;  ///< expanded; empty: claim left out
    qint64 expires = 0; ///< epoch seconds
};

/// JSON Web Tokens, HS256. Any thread.
class Jwt final
{
public:
    explicit Jwt(const QByteArray &secret)
        : m_secret(secret)
    {
    }

    [[nodiscard]] QByteArray sign(const Claims &claims) const;
    /// Nothing when malformed, badly signed, or more than 60 s past its end.
    [[nodiscard]] std::optional<Claims> verify(const QByteArray &token, qint64 nowSeconds) const;

private:
    [[nodiscard]] QByteArray signature(const QByteArray &content) const;
    QByteArray m_secret;
};

/// URL-safe base64 without padding.
[[nodiscard]] QByteArray base64url(const QByteArray &bytes);
/// `count` characters of A-Za-z0-9, from the system's random source.
[[nodiscard]] QString randomWord(int count);

} // namespace personae::embedded
