// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personheader.h"

#include "models/store/picturestore.h"
#include "models/values/foreigntext.h"
#include "ui/person/iconline.h"
#include "ui/person/namelabel.h"
#include "ui/profile/labels.h"
#include "ui/profile/profileheader.h"
#include "ui/theme/ages.h"
#include "ui/theme/avatarpainter.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using namespace std::chrono_literals;
constexpr auto copiedShown = 2500ms;

} // namespace

PersonHeader::PersonHeader(PersonDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_name(new NameLabel(this))
    , m_handle(labels::body({}, desk.parts().theme, this))
    , m_copy(labels::iconButton(u"copy"_s, tr("Copy handle"), desk.parts().theme, this))
    , m_refresh(labels::iconButton(u"refresh"_s, tr("Read again"), desk.parts().theme, this))
    , m_copied(labels::muted(tr("copied"), desk.parts().theme, this))
    , m_state(labels::muted({}, desk.parts().theme, this))
    , m_clock(new QLabel(this))
    , m_age(labels::muted({}, desk.parts().theme, this))
    , m_pending(new IconLine(desk.parts().theme, this))
{
    Theme &theme = desk.parts().theme;
    setObjectName(u"personHeader"_s);
    m_name->setObjectName(u"personName"_s);
    m_handle->setObjectName(u"personHandle"_s);
    m_copy->setObjectName(u"copyPersonHandleButton"_s);
    m_refresh->setObjectName(u"refreshPersonButton"_s);
    m_copied->setObjectName(u"personHandleCopied"_s);
    m_copied->setWordWrap(false);
    m_copied->hide();
    m_copiedFor.setSingleShot(true);
    m_copiedFor.setInterval(copiedShown);
    m_state->setObjectName(u"personState"_s);
    m_age->setObjectName(u"personAge"_s);
    m_pending->setObjectName(u"personPending"_s);
    theme.setType(m_name, Theme::Type::NameTitle);
    theme.setTextColor(m_handle, Theme::Token::Muted);
    auto *nameLine = new QHBoxLayout;
    nameLine->setSpacing(4);
    nameLine->addWidget(m_name, 1);
    nameLine->addWidget(m_refresh, 0, Qt::AlignTop);
    auto *handleLine = new QHBoxLayout;
    handleLine->setSpacing(4);
    handleLine->addWidget(m_handle, 1);
    handleLine->addWidget(m_copied, 0, Qt::AlignTop);
    handleLine->addWidget(m_copy, 0, Qt::AlignTop);
    auto *ageLine = new QHBoxLayout;
    ageLine->setSpacing(4);
    ageLine->addWidget(m_clock, 0, Qt::AlignTop);
    ageLine->addWidget(m_age, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addLayout(nameLine);
    column->addLayout(handleLine);
    column->addWidget(m_state);
    column->addLayout(ageLine);
    column->addWidget(m_pending);
    column->addStretch();
    arrange();
    connect(m_copy, &QToolButton::clicked, this, &PersonHeader::copyHandle);
    connect(&m_copiedFor, &QTimer::timeout, m_copied, &QWidget::hide);
    connect(&desk, &PersonDesk::personShown, m_copied, &QWidget::hide);
    connect(m_refresh, &QToolButton::clicked, &desk, &PersonDesk::readAgain);
    connect(&desk, &PersonDesk::changed, this, &PersonHeader::refresh);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&desk.parts().pictures, &PictureStore::pictureReady, this,
            [this](const AccountId &holder, const QString &id) {
                if (id == m_pictureId && holder == pictureHolder(m_pictureScope))
                    askForPicture();
            });
    connect(&desk.parts().pictures, &PictureStore::wanted, this,
            [this](const AccountId &holder, const QString &id, int edge) {
                if (id == m_pictureId && holder == pictureHolder(m_pictureScope))
                    m_desk.parts().port.wantPicture(m_pictureScope, id, edge);
            });
}

void PersonHeader::copyHandle()
{
    QGuiApplication::clipboard()->setText(m_desk.view().ref.handle);
    m_copied->show();
    m_copiedFor.start();
    Q_EMIT m_desk.announced(tr("Handle copied"));
}

void PersonHeader::refresh()
{
    const PersonView &view = m_desk.view();
    m_name->setName(isolatedLine(view.name(), 5000));
    labels::setForeign(m_handle, isolatedLine(view.ref.handle));
    m_handle->setAccessibleName(tr("Handle: %1").arg(isolatedLine(view.ref.handle)));
    m_refresh->setEnabled(!view.isNull() && !view.reading);
    m_refresh->setToolTip(view.reading ? tr("Being read…") : tr("Read again"));
    refreshState(view);
    if (const OutboxEntry *entry = view.loudest())
        m_pending->setLine(PersonWording::entryLine(view, *entry, PersonWording::Length::Brief));
    else
        m_pending->setLine({});
    if (view.shown.picture != m_pictureId || view.ref.scope != m_pictureScope) {
        m_pictureId = view.shown.picture;
        m_pictureScope = view.ref.scope;
        m_picture = {};
        askForPicture();
    }
    update();
}

void PersonHeader::refreshState(const PersonView &view)
{
    Theme &theme = m_desk.parts().theme;
    m_state->setText(PersonWording::stateLine(view));
    m_state->setAccessibleName(m_state->text());
    const QDateTime &seen = view.sheet.person.seenAt;
    const bool stale = view.isListed() && ProfileHeader::isStale(seen);
    QString words;
    if (view.reading)
        words = tr("being read…");
    else if (view.isListed() && seen.isValid())
        words = tr("as of %1").arg(ages::shortAge(seen));
    if (view.actsAsCommunity())
        words = words.isEmpty() ? tr("in %1").arg(PersonWording::node(view))
                                : tr("in %1 · %2").arg(PersonWording::node(view), words);
    m_age->setText(words);
    m_age->setToolTip(ages::fullDate(seen));
    m_age->setVisible(!words.isEmpty());
    theme.setType(m_age, stale ? Theme::Type::BodyStrong : Theme::Type::Small);
    theme.setTextColor(m_age, stale ? Theme::Token::Text : Theme::Token::Muted);
    m_clock->setPixmap(theme.icon(u"clock"_s, Theme::Token::Warn).pixmap(16, 16));
    m_clock->setAccessibleName(tr("older than a day"));
    m_clock->setVisible(stale);
}

void PersonHeader::askForPicture()
{
    if (m_pictureId.isEmpty())
        return;
    const int edge = qCeil(96 * devicePixelRatioF());
    const QImage image =
        m_desk.parts().pictures.picture(pictureHolder(m_pictureScope), m_pictureId, edge);
    if (!image.isNull())
        m_picture = image;
    update();
}

void PersonHeader::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    arrange();
}

void PersonHeader::arrange()
{
    const int beside = Theme::formPadding + pictureSide() + 12;
    const bool right = layoutDirection() == Qt::RightToLeft;
    layout()->setContentsMargins(right ? 12 : beside, 12, right ? beside : 12, 8);
    setMinimumHeight(pictureSide() + 20);
    update();
}

void PersonHeader::paintEvent(QPaintEvent *)
{
    const PersonView &view = m_desk.view();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect logical(Theme::formPadding, 12, pictureSide(), pictureSide());
    avatarpainter::paint(painter, QStyle::visualRect(layoutDirection(), rect(), logical), m_picture,
                         view.name() == view.ref.handle ? QString() : view.name(), view.ref.handle,
                         view.shown.kind);
}

void PersonHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

} // namespace personae
