// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

#include <QJsonArray>

namespace personae::test {

/// A service that can be whatever a test wants: every wish is POST /<name> with its members as
/// JSON, every answer {"outcome": word, ...} in our own words. Only reading is GET.
class PlayApi final : public ServiceApi
{
public:
    explicit PlayApi(const ServiceInfo &info);
    [[nodiscard]] const ServiceInfo &info() const override { return m_info; }
    [[nodiscard]] IdentityHint identity(const QString &) const override { return {}; }
    [[nodiscard]] QUrl apiBase(const QString &) const override { return {}; }
    [[nodiscard]] QString pictureVariant(int) const override { return {}; }

    [[nodiscard]] Result<HttpRequest> request(const Wish &wish,
                                              const Endpoint &endpoint) const override;

    [[nodiscard]] Answer answer(const Wish &, const HttpRequest &, const HttpReply &reply,
                                const Endpoint &) const override;

    [[nodiscard]] QList<Wish> split(const Wish &wish) const override;

    bool splits = false; ///< each field goes out by itself
    bool cleans = false; ///< without blanks

private:
    static QJsonObject map(const FieldMap &fields);
    static FieldMap fields(const QJsonObject &json);
    static QStringList strings(const QJsonValue &value);
    static ApiError failure(Outcome kind);
    static PersonFacts ownOf(const QJsonObject &json);
    static PersonFacts rowOf(const QJsonObject &json);

    const ServiceInfo m_info;
};

} // namespace personae::test
