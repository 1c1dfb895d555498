// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profileheader.h"

#include "models/values/foreigntext.h"
#include "ui/profile/coverband.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/theme/ages.h"
#include "ui/theme/avatarpainter.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int avatarRing = 3;
constexpr int avatarEdge = 256; ///< the sizes services keep, see PictureRule::shownAt
constexpr int coverEdge = 1280;
constexpr qint64 staleAfterSeconds = 24 * 3600;

QString reachWords(Reach reach)
{
    switch (reach) {
    case Reach::Unknown:
        return ProfileHeader::tr("not asked yet");
    case Reach::Online:
        return ProfileHeader::tr("online");
    case Reach::Offline:
        return ProfileHeader::tr("offline");
    case Reach::SignInNeeded:
        return ProfileHeader::tr("sign-in needed");
    case Reach::Throttled:
        return ProfileHeader::tr("the service asks us to wait");
    case Reach::Trouble:
        return ProfileHeader::tr("the service has trouble");
    }
    Q_UNREACHABLE();
}

} // namespace

ProfileHeader::ProfileHeader(const ProfilePageParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_copy(new QAction(parts.theme.icon(u"copy"_s, Theme::Token::Muted), tr("Copy handle"), this))
    , m_name(labels::body({}, parts.theme, this))
    , m_handle(labels::body({}, parts.theme, this))
    , m_state(labels::muted({}, parts.theme, this))
    , m_clock(new QLabel(this))
{
    setObjectName(u"profileHeader"_s);
    m_copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_name->setObjectName(u"profileName"_s);
    m_handle->setObjectName(u"profileHandle"_s);
    m_state->setObjectName(u"profileState"_s);
    parts.theme.setType(m_name, Theme::Type::NameTitle);
    parts.theme.setTextColor(m_handle, Theme::Token::Muted);
    auto *copy = labels::iconButton(u"copy"_s, tr("Copy handle"), parts.theme, this);
    copy->setObjectName(u"copyHandleButton"_s);
    copy->setToolTip(
        tr("Copy handle (%1)").arg(m_copy->shortcut().toString(QKeySequence::NativeText)));
    m_copyButton = copy;
    connect(copy, &QToolButton::clicked, m_copy, &QAction::trigger);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_row.account.handle); });
    auto *handleLine = new QHBoxLayout;
    handleLine->setSpacing(4);
    handleLine->addWidget(m_handle, 1);
    handleLine->addWidget(copy);
    m_verbs = handleLine;
    auto *stateLine = new QHBoxLayout;
    stateLine->setSpacing(4);
    stateLine->addWidget(m_clock, 0, Qt::AlignTop);
    stateLine->addWidget(m_state, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(0);
    layout->addWidget(m_name);
    layout->addLayout(handleLine);
    layout->addLayout(stateLine);
    m_clock->hide();
    arrange();
    connect(&parts.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&parts.pictures, &PictureStore::pictureReady, this, [this](const AccountId &account) {
        if (account == m_row.account.id)
            askForPictures();
    });
}

void ProfileHeader::addVerb(QAction *action)
{
    auto *button = labels::iconButton(u"settings"_s, action->text(), m_parts.theme, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    m_verbs->addWidget(button);
    const auto follow = [button, action] {
        button->setIcon(action->icon());
        button->setToolTip(action->text());
        button->setAccessibleName(action->text());
        button->setVisible(action->isVisible());
        button->setEnabled(action->isEnabled());
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
}

bool ProfileHeader::isStale(const QDateTime &seenAt)
{
    return seenAt.isValid() && seenAt.secsTo(QDateTime::currentDateTimeUtc()) > staleAfterSeconds;
}

QString ProfileHeader::stateWords(const AccountRow &row, const QDateTime &seenAt)
{
    QStringList words{isolatedLine(row.serviceName), reachWords(row.reach)};
    if (seenAt.isValid())
        words.append(tr("as of %1").arg(ages::shortAge(seenAt)));
    words.removeAll(QString());
    return words.join(u" · "_s);
}

void ProfileHeader::setProfile(const AccountRow &row, const CachedProfile &profile)
{
    if (row == m_row && profile == m_profile)
        return;
    if (row.account.id != m_row.account.id)
        m_avatar = m_cover = {};
    m_row = row;
    m_profile = profile;
    const QString name =
        profile.profile.name().isEmpty() ? row.account.displayName : profile.profile.name();
    labels::setForeign(m_name, isolatedLine(name.isEmpty() ? row.account.handle : name, 200));
    labels::setForeign(m_handle, isolatedLine(row.account.handle));
    m_handle->setAccessibleName(tr("Handle: %1").arg(isolatedLine(row.account.handle)));
    const bool stale = isStale(profile.seenAt);
    m_state->setText(stateWords(row, profile.seenAt));
    m_state->setToolTip(ages::fullDate(profile.seenAt));
    m_parts.theme.setType(m_state, stale ? Theme::Type::BodyStrong : Theme::Type::Small);
    m_parts.theme.setTextColor(m_state, stale ? Theme::Token::Text : Theme::Token::Muted);
    m_clock->setPixmap(m_parts.theme.icon(u"clock"_s, Theme::Token::Warn).pixmap(16, 16));
    m_clock->setAccessibleName(tr("older than a day"));
    m_clock->setVisible(stale);
    askForPictures();
}

void ProfileHeader::askForPictures()
{
    const qreal scale = devicePixelRatioF();
    const Profile &profile = m_profile.profile;
    const auto get = [&](const QString &id, int edge, QImage &held) {
        if (id.isEmpty()) {
            held = {};
            return;
        }
        const QImage image =
            m_parts.pictures.picture(m_row.account.id, id, static_cast<int>(edge * scale));
        if (!image.isNull())
            held = image;
    };
    get(profile.avatar, avatarEdge, m_avatar);
    get(profile.cover, coverEdge, m_cover);
    update();
}

void ProfileHeader::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    arrange();
}

QRect ProfileHeader::avatarRect() const
{
    const QRect logical(Theme::formPadding + avatarRing, bandHeight() - overlap(), avatarSize(),
                        avatarSize());
    return QStyle::visualRect(layoutDirection(), rect(), logical);
}

/// The name stands beside the avatar, below the band.
void ProfileHeader::arrange()
{
    const int beside = Theme::formPadding + avatarSize() + 2 * avatarRing + 12;
    const bool right = layoutDirection() == Qt::RightToLeft;
    layout()->setContentsMargins(right ? Theme::formPadding : beside, bandHeight() + 4,
                                 right ? beside : Theme::formPadding, 8);
    setMinimumHeight(bandHeight() + avatarSize() - overlap() + 8);
    update();
}

void ProfileHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    coverband::paint(painter, QRect(0, 0, width(), bandHeight()), m_cover, m_row.account.handle, 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_parts.theme.color(Theme::Token::Window));
    painter.drawEllipse(avatarRect().adjusted(-avatarRing, -avatarRing, avatarRing, avatarRing));
    avatarpainter::paint(painter, avatarRect(), m_avatar, m_profile.profile.name(),
                         m_row.account.handle, m_profile.profile.kind);
}

void ProfileHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    update();
}

void ProfileHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

} // namespace personae
