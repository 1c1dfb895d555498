// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/epixel/paths.h"
#include "network/wire/serviceapi.h"

namespace personae::epixel {

/// Fields of one form, in the order they are sent.
using Form = QList<std::pair<QString, QString>>;

/// The request for each wish (Epixel 1.2, 3). A visitor of Wish; anything else is not offered.
class RequestMaker final
{
public:
    using Made = Result<HttpRequest>;

    explicit RequestMaker(const Endpoint &endpoint)
        : m_endpoint(endpoint)
    {
    }

    template <typename Other> Made operator()(const Other &) const { return notOffered(); }
    Made operator()(const wish::SignIn &wish) const;
    Made operator()(const wish::Renew &) const;
    Made operator()(const wish::StartUp &) const { return read(Kind::ReadProfile); }
    Made operator()(const wish::ReadOwn &) const { return read(Kind::ReadProfile); }
    Made operator()(const wish::SaveProfile &wish) const;
    Made operator()(const wish::PutPicture &wish) const;
    Made operator()(const wish::ReadPicture &wish) const;
    Made operator()(const wish::ChangePassword &wish) const;
    Made operator()(const wish::Call &wish) const;
    Made operator()(const wish::PlainCall &wish) const;

private:
    enum class As { Account, Nobody };

    [[nodiscard]] static ApiError notOffered(const QString &why = {});
    [[nodiscard]] HttpRequest call(const QByteArray &method, const QUrl &url,
                                   As as = As::Account) const;
    [[nodiscard]] Made read(Kind kind) const;
    [[nodiscard]] Made states(const FieldMap &arguments) const;
    [[nodiscard]] Made post(Kind kind, const Form &form, As as = As::Account) const;
    [[nodiscard]] Made requestCode(const FieldMap &arguments) const;
    [[nodiscard]] Made changeEmail(const FieldMap &arguments) const;
    [[nodiscard]] Made newPassword(const QString &current, const QString &replacement,
                                   const QString &repeated) const;

    const Endpoint &m_endpoint;
};

} // namespace personae::epixel
