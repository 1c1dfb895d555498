// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace personae::embedded {

/// Where a request wants to go, from Host and target alone.
struct Address
{
    enum class Kind {
        Api,    ///< cl-o.<idTag>, or /~<idTag>/ on loopback, or loopback itself
        Web,    ///< the web domain of an identity: only discovery lives there
        Control ///< /_control on loopback
    };

    Kind kind = Kind::Api;
    QString idTag; ///< canonical; empty: the default tenant (loopback without prefix)
    int number =
        0; ///< 127.0.0.N without prefix: the Nth demo identity, counted from 1; 0: said otherwise
    QString path;  ///< without prefix and query, still percent-encoded
    QString query; ///< percent-encoded
};

/// Lower case, NFC, U-label, without port and one trailing dot (Cloudillo 1.1, 1.2).
[[nodiscard]] QString canonicalIdTag(const QString &typed);
/// Whether a client wrote it in the canonical form.
[[nodiscard]] bool isCanonicalIdTag(const QString &idTag);
[[nodiscard]] Address addressOf(const QByteArray &host, const QByteArray &target);

} // namespace personae::embedded
